// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What one run of a workload took.
public struct Sample: Codable, Equatable, Sendable {
    /// The workload.
    public var name: String
    /// Instructions outside the kernel, of all threads; nil where they cannot be counted.
    public var instructions: Int?
    /// Calls of the allocator.
    public var allocations: Int
    /// Processor time of all threads.
    public var processorSeconds: Double
    /// Time by the clock.
    public var seconds: Double
    /// The most memory in use, in bytes; 0 where that is unknown.
    public var peakMemory: Int

    /// A sample of given figures.
    public init(
        name: String,
        instructions: Int?,
        allocations: Int,
        processorSeconds: Double,
        seconds: Double,
        peakMemory: Int
    ) {
        self.name = name
        self.instructions = instructions
        self.allocations = allocations
        self.processorSeconds = processorSeconds
        self.seconds = seconds
        self.peakMemory = peakMemory
    }
}

/// What is measured of a run.
public enum Metric: String, CaseIterable, Codable, Sendable {
    case instructions, allocations
    case processor = "cpu"
    case clock = "time"
    case memory

    /// The figure of a sample; nil if it was not measured.
    public func value(_ sample: Sample) -> Double? {
        switch self {
        case .instructions: sample.instructions.map(Double.init)
        case .allocations: Double(sample.allocations)
        case .processor: sample.processorSeconds
        case .clock: sample.seconds
        case .memory: sample.peakMemory > 0 ? Double(sample.peakMemory) : nil
        }
    }
}
