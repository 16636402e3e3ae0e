internal import CommandLineInterface
internal import Drukproef

Process.ignoreBrokenPipes()
if Drukproef.readsOneDraft(CommandLine.arguments.dropFirst()) { Task.detached { Proofreader.rehearse() } }
await Drukproef.runAndEnd()
