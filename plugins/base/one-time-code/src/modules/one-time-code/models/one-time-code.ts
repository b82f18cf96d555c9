import { model } from '@medusajs/framework/utils'

/**
 * The latest code sent to an address at the wish of one network, one row each: whoever asks from elsewhere gets a code of
 * their own and touches no other. Address and code are kept as keyed hashes only.
 */
export const OneTimeCode = model
  .define('one_time_code', {
    id: model.id({ prefix: 'otc' }).primaryKey(),
    channel: model.enum(['sms', 'email']),
    address_hash: model.text(),
    code_hash: model.text().nullable(),
    sent_at: model.dateTime(),
    expires_at: model.dateTime(),
    tries: model.number().default(0),
    day_started_at: model.dateTime(),
    sent_in_day: model.number().default(1),
    /** Keyed hash of the network it was asked from. */
    asked_by: model.text().default(''),
    ticket_hash: model.text().nullable(),
    /** Tries of whoever holds the ticket, and of everyone who is neither that nor of the same network (`tries`). */
    holder_tries: model.number().default(0),
    stranger_tries: model.number().default(0),
  })
  .indexes([{ name: 'IDX_one_time_code_asked', on: ['address_hash', 'asked_by'], unique: true }])
  .checks([
    { name: 'CK_one_time_code_tries', expression: (c) => `${c.tries} between 0 and 5` },
    {
      name: 'CK_one_time_code_other_tries',
      expression: (c) => `${c.holder_tries} between 0 and 5 and ${c.stranger_tries} between 0 and 5`,
    },
    { name: 'CK_one_time_code_sent_in_day', expression: (c) => `${c.sent_in_day} between 0 and 10` },
    {
      name: 'CK_one_time_code_life',
      expression: (c) => `${c.expires_at} > ${c.sent_at} and ${c.expires_at} <= ${c.sent_at} + interval '5 minutes'`,
    },
    { name: 'CK_one_time_code_address_is_hashed', expression: (c) => `${c.address_hash} ~ '^[0-9a-f]{64}$'` },
    {
      name: 'CK_one_time_code_is_hashed',
      expression: (c) => `${c.code_hash} is null or ${c.code_hash} ~ '^[0-9a-f]{64}$'`,
    },
  ])
