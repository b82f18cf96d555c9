/** Where a one-time code is sent. */
export type CodeChannel = 'phone' | 'email'
