import { randomBytes } from 'node:crypto';

/** Nouvel UUID v7 : trié par date de création, ce qui garde les index serrés. */
export function nouvelId(maintenant: number = Date.now()): string {
  const octets = randomBytes(16);
  octets.writeUIntBE(maintenant, 0, 6);
  octets[6] = 0x70 | (octets[6]! & 0x0f);
  octets[8] = 0x80 | (octets[8]! & 0x3f);
  const h = octets.toString('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}
