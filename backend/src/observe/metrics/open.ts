/**
 * The numbers of this process for Prometheus, by prom-client and not by OpenTelemetry's exporter: it is Prometheus' own
 * library for Node, knows the process itself (memory, event loop), and leaves tracing unloaded where only numbers are
 * wanted. Labels are written in our sources (routes' patterns, names of queues), so that no stranger makes new series.
 */
import { createServer, type Server } from 'node:http'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ILockingModule, Logger } from '@medusajs/framework/types'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { type JobRun, readJobs } from './jobs'
import { countLocks } from './locks'
import { countOrders } from './orders'
import { readProof } from './proof'
import { readQueues } from './queues'
import { countRequests } from './requests'
import { readPool, readSearch } from './standing'

interface Parts {
  host: string
  port: number
  logger: Logger
  knex: Knex
  locking: ILockingModule
  /** Who keeps record of scheduled jobs. */
  jobs?: { list(): Promise<JobRun[]> }
}

/** @returns what closes it again */
export function openMetrics({ host, port, logger, knex, locking, jobs }: Parts): () => Promise<void> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const ends = [countRequests(registry), countOrders(registry), countLocks(registry, locking)]
  readPool(registry, knex)
  readSearch(registry)
  const report = (error: unknown) =>
    logger.warn(
      `指标：数据库没有应答 (no numbers from the database): ${error instanceof Error ? error.message : error}`,
    )
  readQueues(registry, knex, report)
  readProof(registry, knex, report)
  if (jobs) readJobs(registry, () => jobs.list(), report)
  const server = serve(registry, logger)
  // Another process of this machine has the port: this one goes on without being read.
  server.on('error', (error) => logger.warn(`指标端口开不了 (metrics not served on ${host}:${port}): ${error.message}`))
  server.listen(port, host)
  return async () => {
    for (const end of ends) end()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

function serve(registry: Registry, logger: Logger): Server {
  return createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end()
    try {
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } catch (error) {
      logger.error('指标没能读出 (metrics not read)', error as Error)
      response.writeHead(500).end()
    }
  })
}
