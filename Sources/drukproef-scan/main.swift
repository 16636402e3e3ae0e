internal import CommandLineInterface

Process.ignoreBrokenPipes()
Interruption.listen()
// Other commands of `drukproef` start this program too, each with a flag of its own.
let arguments = Array(CommandLine.arguments.dropFirst(2))
switch CommandLine.arguments.dropFirst().first {
case ExtractPosts.flag: await ExtractPosts.runAndEnd(arguments)
case ImportRoster.flag: await ImportRoster.runAndEnd(arguments)
case CheckRoster.flag: await CheckRoster.runAndEnd(arguments)
default: await ScanExports.runAndEnd()
}
