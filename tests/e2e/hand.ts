/** A hand at a desk, and how often it had to press and how many fields it filled. */
import type { Locator } from 'playwright-core'

export class Hand {
  presses = 0
  fields = 0

  async press(what: Locator): Promise<void> {
    this.presses++
    await what.click()
  }

  /** Picks from one of the admin's own lists: one press opens it, one takes the line. */
  async choose(list: Locator, line: string): Promise<void> {
    await this.press(list)
    await this.press(list.page().getByRole('option', { name: line, exact: true }))
  }

  async fill(field: Locator, text: string): Promise<void> {
    this.fields++
    await field.fill(text)
  }

  /** Fills the last field and sends its form by Enter, as a scanner does. */
  async send(field: Locator, text: string): Promise<void> {
    await this.fill(field, text)
    this.presses++
    await field.press('Enter')
  }
}
