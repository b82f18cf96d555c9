/** Numbers that prove themselves: food licences, credit codes and GS1 numbers. */
export * from './credit-code'
export * from './gs1'
export * from './sc-licence'
