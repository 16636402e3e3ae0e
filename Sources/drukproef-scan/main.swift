internal import CommandLineInterface

Process.ignoreBrokenPipes()
Interruption.listen()
await ScanExports.runAndEnd()
