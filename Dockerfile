# syntax=docker/dockerfile:1
# One file for every process of the platform: --build-arg PROJECT=Engagement, Membership, Places, Communications,
# Strategy, Web, Gateway or Standalone. FULL_FEED=true adds SQL Server.

FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Web's style sheets and scripts are restored with npm when it is built.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV NUGET_PACKAGES=/packages DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true
WORKDIR /source
COPY . .
ARG PROJECT
ARG FULL_FEED=false
RUN --mount=type=cache,target=/packages \
    FullFeed=$FULL_FEED dotnet publish "src/$PROJECT" --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG PROJECT
WORKDIR /app
COPY --from=build /app .
# One name for every process. No shell starts it: sh would drop variables with a hyphen, as in engagement-db.
RUN ln -s "IcpEngage.$PROJECT" start
# What outlives a container is mounted here; it belongs to the user that the process runs as.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["/app/start"]
