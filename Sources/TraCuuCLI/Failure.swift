// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import Glibc
import TraCuu

/// How a command ends when it does not simply succeed.
enum Failure {
    /// Nothing was found.
    static let nothingFound = ExitCode(1)
    /// Sources could not be read, or nothing could be taken; what was wrong has been said.
    static let inputLost = ExitCode(wrongUse)
    /// The index is damaged; what is wrong has been said.
    static let damaged = ExitCode(3)

    private static let wrongUse: Int32 = 2

    /// Says in one line what is wrong and returns the exit code. A request for help or the version is answered.
    static func report(_ error: any Error) -> Int32 {
        if let error = error as? TraCuuError {
            Output.complain(error.description)
            return exitCode(error)
        }
        if let code = error as? ExitCode { return code.rawValue }
        guard Tracuu.exitCode(for: error).isSuccess else {
            let lines = Tracuu.message(for: error).split(separator: "\n").map { $0.drop { $0 == " " } }
            Output.complain(lines.joined(separator: " "))
            return wrongUse
        }
        do throws(TraCuuError) {
            try Output.write(Tracuu.fullMessage(for: error) + "\n")
            return 0
        } catch {
            return report(error)
        }
    }

    private static func exitCode(_ error: TraCuuError) -> Int32 {
        switch error {
        case .badInput, .badQuery, .usage, .limit: wrongUse
        case .corrupt, .foreign, .newerFormat, .noIndex, .analysisMismatch, .io: damaged.rawValue
        case .locked: 4
        }
    }
}

/// What happens when the user stops the program.
enum Interruption {
    /// Ends the program at once, with code 130. A writer that is stopped before its commit leaves the index as it was; the
    /// next writer removes the files it had begun.
    static func install() {
        // A program is born with the signals blocked that the thread it was started from had blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigprocmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT) { _ in
            let clear: StaticString = "\r\u{1B}[K"
            let message: StaticString = "tracuu: interrupted\n"
            if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, clear.utf8Start, clear.utf8CodeUnitCount) }
            _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
            _exit(130)
        }
    }
}
