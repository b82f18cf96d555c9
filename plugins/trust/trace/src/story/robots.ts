/** Who only passes by: crawlers, chat previews and browsers that load a page before anyone asked for it. */
const ROBOT =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|headless|lighthouse|curl\/|wget|python|axios|node-fetch|undici|go-http|java\/|okhttp|libwww|scrapy|monitor/i

export function isRobot(headers: { userAgent?: string; purpose?: string }): boolean {
  return (
    !headers.userAgent || ROBOT.test(headers.userAgent) || /prefetch|preview|prerender/i.test(headers.purpose ?? '')
  )
}
