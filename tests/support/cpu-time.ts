/** What something cost, on a busy machine too: milliseconds in which this process itself worked. */
export function cpuSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}
