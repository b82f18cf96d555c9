/** What checkout says to the outside: quotes, placed orders and the order as its buyer sees it. */
export type AmountFen = number
