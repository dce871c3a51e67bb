using System.Net;
using System.Net.Http.Json;
using System.Text;
using IcpEngage.Contracts.Places;
using IcpEngage.Places.Postcodes;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Places.Tests.Postcodes;

/// <summary>The directory's header is that of real editions; its postcodes and what lies where are made up.</summary>
public sealed class PostcodeTests
{
    private const string Header =
        "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21";

    private const string NewHeader = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,lsoa21cd,msoa21cd";

    [Fact]
    public async Task A_directory_is_read_whole_and_only_this_systems_postcodes_are_kept()
    {
        await using var house = await PlacesHouse.OpenAsync();
        var (ward, area) = AWardOf(house);
        (await house.Anybody.GetFromJsonAsync<KnownPostcodes>("postcodes", Json.Options))!.Count.ShouldBe(0);

        var contents = await LoadAsync(
            house,
            Header,
            Old("ZZ1 1AA", ward: ward),
            Old("ZZ1 1AB", ward: "E05099999", area: area),
            Old("ZZ1 1AC", ward: ward, ended: "201906"),
            Old("ZZ9 9ZZ", ward: "S13002835", area: "S01006646"));

        (contents.Rows, contents.ByWard, contents.ByArea, contents.Ended, contents.Elsewhere).ShouldBe((4, 1, 1, 1, 1));
        (await house.Anybody.GetFromJsonAsync<KnownPostcodes>("postcodes", Json.Options))!.Count.ShouldBe(2);
        foreach (var typed in new[] { "ZZ1 1AA", "zz11aa", " Zz1-1aB " })
        {
            (await (await FindAsync(house, typed)).Content.ReadFromJsonAsync<Area>(Json.Options))!.Code.ShouldBe(ward);
        }

        foreach (var unknown in new[] { "ZZ9 9ZZ", "ZZ1 1AC", "no postcode", "", new string('A', 500) })
        {
            (await FindAsync(house, unknown)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Editions_from_2025_name_their_columns_otherwise_and_replace_what_was_there()
    {
        await using var house = await PlacesHouse.OpenAsync();
        var (ward, area) = AWardOf(house);
        await LoadAsync(house, Header, Old("ZZ1 1AA", ward: ward));

        await LoadAsync(house, "\uFEFF" + NewHeader.ToUpperInvariant(), $"ZZ2 2BB,ZZ2  2BB,\"ZZ2 2BB\",202501,,,,,E05099999,,0,{area},");

        (await FindAsync(house, "ZZ1 1AA")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await FindAsync(house, "ZZ2 2BB")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("name,age\nAlex,7", "no column of postcodes")]
    [InlineData("pcds,name\nZZ1 1AA,x", "no column of wards")]
    [InlineData("", "no rows")]
    [InlineData("pcds,osward\nZZ1 1AA,S13002835", "None of the file’s 1 postcodes lies in this system")]
    [InlineData("pcds,osward\nZZ2 2BB,{ward}\nnonsense,{ward}", "Row 2 has “nonsense”")]
    public async Task What_is_no_directory_is_refused_and_what_was_there_stays(string file, string why)
    {
        await using var house = await PlacesHouse.OpenAsync();
        var (ward, _) = AWardOf(house);
        await LoadAsync(house, Header, Old("ZZ1 1AA", ward: ward));

        var refused = await Should.ThrowAsync<InvalidDataException>(() => LoadAsync(house, file.Replace("{ward}", ward, StringComparison.Ordinal)));

        refused.Message.ShouldContain(why);
        (await FindAsync(house, "ZZ1 1AA")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FindAsync(house, "ZZ2 2BB")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string Ward, string Area) AWardOf(PlacesHouse house)
    {
        var area = Places.ReferenceData.ReferenceFiles.SmallAreas()[0];
        house.AreasTold.SelectMany(told => told.Areas).ShouldContain(told => told.Code == area.WardCode);
        return (area.WardCode, area.Code);
    }

    private static async Task<DirectoryContents> LoadAsync(PlacesHouse house, params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await using var scope = house.Services.CreateAsyncScope();
        return await LoadPostcodes.ReplaceAsync(scope.ServiceProvider.GetRequiredService<PlacesDb>(), file, CancellationToken.None);
    }

    private static Task<HttpResponseMessage> FindAsync(PlacesHouse house, string postcode) =>
        house.Anybody.PostAsJsonAsync("postcodes/ward", new FindWard(postcode), Json.Options);

    private static string Old(string postcode, string ward, string area = "", string ended = "")
    {
        var values = Header.Split(',').Select(column => column switch
        {
            "pcd" or "pcd2" or "pcds" => $"\"{postcode}\"",
            "doterm" => $"\"{ended}\"",
            "osward" => $"\"{ward}\"",
            "lsoa21" => $"\"{area}\"",
            "dointr" => "198001",
            _ => "",
        });
        return string.Join(',', values);
    }
}
