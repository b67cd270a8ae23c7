import CLI
import Platform

ProcessEnvironment.exit(CommandLineTool.main(Array(CommandLine.arguments.dropFirst())))
