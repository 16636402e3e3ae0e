internal import CommandLineInterface

Process.ignoreBrokenPipes()
Interruption.listen()
// `drukproef extract` starts this program too.
if CommandLine.arguments.dropFirst().first == ExtractPosts.flag {
  await ExtractPosts.runAndEnd(Array(CommandLine.arguments.dropFirst(2)))
} else {
  await ScanExports.runAndEnd()
}
