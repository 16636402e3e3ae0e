internal import CommandLineInterface

Process.ignoreBrokenPipes()
await Drukproef.runAndEnd()
