/** A message to a person: the channel it takes and the text it carries. */
export type MessageChannel = 'sms' | 'email'
