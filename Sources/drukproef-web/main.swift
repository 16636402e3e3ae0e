internal import CommandLineInterface

Process.ignoreBrokenPipes()
await ServePage.runAndEnd()
