/** What sharing earns and how it is paid, as distributors and staff read it. */
export * from './commission'
export * from './report'
