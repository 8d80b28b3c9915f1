import { Inject, Injectable } from '@nestjs/common';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../config/jetons.js';
import { ACCES_SYSTEME, sousAcces } from '../../database/acces-base.js';
import { Lecture, type RequeteNommee } from '../../database/lecture.js';
import { DOSSIERS_PAR_HEURE } from './limites.js';

const NOTER: RequeteNommee = {
  nom: 'moisson-noter',
  texte: 'SELECT nombre, admise, libre_le FROM noter_ouverture($1, $2, $3, $4)',
};

/** Un dossier rouvert avant ce temps n'est pas noté de nouveau : la lecture chaude ne coûte rien de plus. */
const RENOTER_MS = 5 * 60_000;
/** Près du plafond, le verdict est attendu avant de lire, pour ne pas lire ce qui sera refusé. */
const MARGE = 20;
const AGENTS_EN_MEMOIRE = 5000;

type Agent = { nombre: number; readonly notes: Map<string, number> };
type Ligne = { readonly nombre: number; readonly admise: boolean; readonly libre_le: Date };

/** Dossiers distincts ouverts par chaque agent dans l'heure ; le compte est en base, juste entre tous les processus. */
@Injectable()
export class Moisson {
  private readonly agents = new Map<string, Agent>();

  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** Vrai si cet agent approche du plafond, d'après son dernier compte connu. */
  approche(agentId: string): boolean {
    return (this.agents.get(agentId)?.nombre ?? 0) >= DOSSIERS_PAR_HEURE - MARGE;
  }

  /** Note l'ouverture ; null si elle est admise, sinon le nombre de secondes avant la prochaine place. */
  async noter(agentId: string, dossierId: string): Promise<number | null> {
    const maintenant = this.horloge();
    const instant = maintenant.getTime();
    const agent = this.agent(agentId);
    if (instant - (agent.notes.get(dossierId) ?? -Infinity) < RENOTER_MS) return null;
    const valeurs = [agentId, dossierId, maintenant, DOSSIERS_PAR_HEURE];
    const [ligne] = await sousAcces(ACCES_SYSTEME, () => this.lecture.lireAPart<Ligne>(NOTER, valeurs));
    if (!ligne) throw new Error('ouverture de dossier non notée');
    agent.nombre = ligne.nombre;
    if (!ligne.admise) return Math.max(1, Math.ceil((ligne.libre_le.getTime() - instant) / 1000));
    agent.notes.set(dossierId, instant);
    if (agent.notes.size > DOSSIERS_PAR_HEURE) oublierAnciennes(agent.notes, instant);
    return null;
  }

  private agent(id: string): Agent {
    const connu = this.agents.get(id);
    if (connu) return connu;
    const neuf: Agent = { nombre: 0, notes: new Map() };
    this.agents.set(id, neuf);
    const [ancien] = this.agents.keys();
    if (this.agents.size > AGENTS_EN_MEMOIRE && ancien !== undefined) this.agents.delete(ancien);
    return neuf;
  }
}

function oublierAnciennes(notes: Map<string, number>, instant: number): void {
  for (const [dossierId, le] of notes) if (instant - le >= RENOTER_MS) notes.delete(dossierId);
}
