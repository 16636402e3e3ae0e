internal import ArgumentParser

Process.ignoreBrokenPipes()
await Drukproef.run()
