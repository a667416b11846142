import type { Store } from '../database/store.ts';
import type { AlarmPlan } from './alarm-plan.ts';

const VALUE = "SELECT value FROM station WHERE key = 'alarms-raised-by'";
const PUT = `
INSERT INTO station (key, value) VALUES ('alarms-raised-by', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

/**
 * From now on alarms are raised and told by a plan. Where another one says which clocks raise them, or at which shares of
 * the goal they go up, the open tickets are looked at again: what is configured holds of them too, not only of later ones.
 */
export function planAlarms(store: Store, plan: AlarmPlan): void {
  store.alarming.plan = plan;
  const raisedBy = JSON.stringify([plan.tiers, plan.rules.sharesPercent]);
  if (store.db.prepare<[], { value: string }>(VALUE).get()?.value === raisedBy) return;
  store.db.transaction(() => {
    store.db.prepare(PUT).run(raisedBy);
    store.tickets.lookAtOpen();
  })();
}
