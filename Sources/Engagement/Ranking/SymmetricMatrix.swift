internal import Foundation

/// The inverse of a matrix that is symmetric and positive definite.
struct SymmetricMatrix {
    /// The inverse, row by row.
    let inverse: [[Double]]
    /// The logarithm of the determinant of the matrix itself.
    let logDeterminant: Double

    /// Inverts by Cholesky's decomposition; what is nearly singular counts as if it were a little larger on the diagonal.
    init(inverting matrix: [[Double]]) {
        let count = matrix.count
        var lower = Array(repeating: [Double](repeating: 0, count: count), count: count)
        var logarithm = 0.0
        for row in 0..<count {
            for column in 0...row {
                var sum = matrix[row][column]
                for place in 0..<column { sum -= lower[row][place] * lower[column][place] }
                lower[row][column] =
                    row == column ? max(sum, 1e-10).squareRoot() : sum / lower[column][column]
            }
            logarithm += 2 * log(lower[row][row])
        }
        var result = lower
        for unit in 0..<count {
            var solution = [Double](repeating: 0, count: count)
            for row in unit..<count {
                var sum = row == unit ? 1.0 : 0
                for place in unit..<row { sum -= lower[row][place] * solution[place] }
                solution[row] = sum / lower[row][row]
            }
            for row in (0..<count).reversed() {
                var sum = solution[row]
                for place in (row + 1)..<max(count, row + 1) { sum -= lower[place][row] * solution[place] }
                solution[row] = sum / lower[row][row]
            }
            for row in 0..<count { result[row][unit] = solution[row] }
        }
        inverse = result
        logDeterminant = logarithm
    }

    /// The length of a vector as the inverse measures it.
    func square(_ vector: [Double]) -> Double {
        var sum = 0.0
        for (row, left) in vector.enumerated() where left != 0 {
            for (column, right) in vector.enumerated() { sum += left * inverse[row][column] * right }
        }
        return max(0, sum)
    }
}
