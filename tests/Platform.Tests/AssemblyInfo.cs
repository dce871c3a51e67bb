// Each platform is half a dozen processes: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
