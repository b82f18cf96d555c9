/** How many rows one question brings. */
const PER_PAGE = 500

type After = { id: { $gt: string } }
type Page = { take: number; order: { id: 'ASC' } }

/**
 * All rows of a list, however many: page by page, each after the last row of the one before. Medusa's ids begin with the
 * moment they were drawn, so the oldest comes first.
 * @param read asks with these filters and this page beside its own
 */
export async function everyRow<Row extends { id: string }>(
  read: (after: After, page: Page) => Promise<Row[]>,
  per_page = PER_PAGE,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let after = ''; ;) {
    const page = await read({ id: { $gt: after } }, { take: per_page, order: { id: 'ASC' } })
    rows.push(...page)
    if (page.length < per_page) return rows
    after = page[page.length - 1].id
  }
}
