import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';

/** Dernière frappe reçue d'un agent pour un passage ; `rang` croît à chaque frappe de son poste, s'il le donne. */
export type Frappe = {
  readonly acteur: Acteur;
  readonly passageId: string;
  readonly texte: string;
  readonly rang: number | null;
  readonly a: Date;
};

/** Au-delà, les plus anciennes sont oubliées : une frappe ne sert qu'à qui tombe dans les secondes qui suivent. */
const GARDEES_MAX = 2_000;

/** Frappes reçues par ce processus et pas encore sûrement en base ; une par agent et par passage. */
@Injectable()
export class Frappes {
  private readonly gardees = new Map<string, Frappe>();

  garder(frappe: Frappe): void {
    const cle = cleDe(frappe.acteur.utilisateurId, frappe.passageId);
    this.gardees.delete(cle);
    this.gardees.set(cle, frappe);
    if (this.gardees.size <= GARDEES_MAX) return;
    const [plusAncienne] = this.gardees.keys();
    if (plusAncienne !== undefined) this.gardees.delete(plusAncienne);
  }

  /** Cette frappe n'était pas permise ; une autre, venue entre-temps, reste. */
  retirer(frappe: Frappe): void {
    const cle = cleDe(frappe.acteur.utilisateurId, frappe.passageId);
    if (this.gardees.get(cle) === frappe) this.gardees.delete(cle);
  }

  /** Prend, et oublie, les frappes d'un agent. */
  reprendre(agentId: string): Frappe[] {
    const siennes = [...this.gardees.values()].filter((f) => f.acteur.utilisateurId === agentId);
    for (const f of siennes) this.gardees.delete(cleDe(agentId, f.passageId));
    return siennes;
  }
}

const cleDe = (agentId: string, passageId: string): string => `${agentId}:${passageId}`;
