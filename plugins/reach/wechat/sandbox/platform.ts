import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { loadAccount, type Account } from './account.ts'
import { Bridge } from './bridge.ts'
import { Credentials } from './credentials.ts'
import { Faults } from './faults.ts'
import { Messages } from './messages.ts'
import { Shipping } from './shipping.ts'
import { WebLogin } from './web-login.ts'

/** A WeChat of one's own on loopback: the same wire, other people. What it knows ends with it, its account's keys stay. */
export type PlatformOptions = {
  port: number
  dataDir: string
  appid: string
  app_secret: string
  /** Where the shop listens for events. */
  eventUrl?: string
}

export type Serve = (platform: Platform, request: IncomingMessage, response: ServerResponse) => void

export class Platform {
  readonly account: Account
  readonly faults = new Faults()
  readonly login: WebLogin
  readonly credentials: Credentials
  readonly bridge: Bridge
  readonly messages: Messages
  readonly shipping = new Shipping()
  private readonly server: Server
  url = ''

  constructor({ dataDir, appid, app_secret, eventUrl = '' }: PlatformOptions, serve: Serve) {
    this.server = createServer((request, response) => serve(this, request, response))
    this.account = loadAccount(dataDir, appid, app_secret)
    this.login = new WebLogin(this.account)
    this.credentials = new Credentials(this.account)
    this.messages = new Messages(this.account, eventUrl)
    this.bridge = new Bridge(this.account, () => this.credentials.ticketNow)
  }

  async listen(port: number) {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', resolve)
    })
    const address = this.server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  }

  async close() {
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }
}
