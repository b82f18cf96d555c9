/** Whether this process counts time in UTC, in winter and in summer. */
export const isUtcClock = (): boolean => [0, 6].every((month) => new Date(2026, month).getTimezoneOffset() === 0)
