// What must be true of work that nobody asks for: it was done in its time while the shop was open.

/** @type {Record<string, string>} */
export const JOB_PROMISES = {
  '定时任务没有按时运行 a scheduled job did not run within its time': `select name as id from scheduled_job
      where next_at + interval '10 minutes' < seen_at`,
}
