/** On which of Node's channels the steps of orders are told to whoever counts them; nobody listening, it costs nothing. */
export const ORDER_STEP = 'shanzhen:order-step'
