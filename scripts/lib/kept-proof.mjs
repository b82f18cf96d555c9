// What `npm run prove` found last, kept beside what it proved: whoever watches the shop's numbers sees it, and its age.

const TABLE = `create table if not exists prove_result (
  the_last boolean primary key default true check (the_last),
  asked integer not null, broken integer not null, at timestamptz not null)`

/**
 * @param {{ query: (sql: string, values?: unknown[]) => Promise<unknown> }} client
 * @param {{ ids: string[] }[]} results
 */
export async function keepProof(client, results) {
  await client.query(TABLE)
  await client.query(
    `insert into prove_result (asked, broken, at) values ($1, $2, now())
      on conflict (the_last) do update set asked = excluded.asked, broken = excluded.broken, at = excluded.at`,
    [results.length, results.filter(({ ids }) => ids.length).length],
  )
}
