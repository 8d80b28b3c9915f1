import { succes } from '@pdp/domain';
import { DataSource } from 'typeorm';
import { SYSTEME } from '../../src/platform/config/acteur.js';
import { EcoutePostgres } from '../../src/platform/database/ecoute-postgres.js';
import { UniteDeTravail } from '../../src/platform/database/unite-de-travail.js';
import { FileBullmq } from '../../src/platform/queue/file-bullmq.js';
import type { Moteur } from '../../src/platform/queue/moteur.js';
import { RegistreOutbox } from '../../src/platform/queue/registre-outbox.js';
import { FILE_OUTBOX, RelaisOutbox } from '../../src/platform/queue/relais-outbox.js';
import { TraitementOutbox } from '../../src/platform/queue/traitement-outbox.js';
import type { DiffusionPort } from '../../src/platform/realtime/diffusion.port.js';

/** Un processus complet, sans Nest : relais, file, gestionnaires. */
export interface ProcessusDEssai {
  readonly source: DataSource;
  readonly unite: UniteDeTravail;
  readonly registre: RegistreOutbox;
  readonly file: FileBullmq;
  readonly relais: RelaisOutbox;
  readonly traitement: TraitementOutbox;
  /** Lance les ouvriers, le relais et l'écoute PostgreSQL. */
  demarrer(): Promise<void>;
  /** Écrit `nombre` messages dans une transaction ; rend leurs ids. */
  publier(type: string, nombre?: number): Promise<string[]>;
  fermer(): Promise<void>;
}

const AUCUNE_DIFFUSION: DiffusionPort = { emettre: () => undefined, exclure: () => undefined, couper: () => undefined };

/** Monte un processus d'essai ; rien ne tourne avant `demarrer`. */
export async function monterOutbox(url: string, moteur: Moteur): Promise<ProcessusDEssai> {
  const source = await new DataSource({ type: 'postgres', url, poolSize: 10 }).initialize();
  const registre = new RegistreOutbox();
  const file = new FileBullmq(moteur);
  const relais = new RelaisOutbox(source, file, registre);
  const traitement = new TraitementOutbox(source, registre);
  const unite = new UniteDeTravail(source, () => new Date(), AUCUNE_DIFFUSION, relais);
  const reveiller = (): void => relais.reveiller();
  const ecoute = new EcoutePostgres(url, 'pdp_outbox', { message: reveiller, reprise: reveiller });
  return {
    source,
    unite,
    registre,
    file,
    relais,
    traitement,
    demarrer: async () => {
      file.traiter(FILE_OUTBOX, (t) => traitement.traiter(t), {
        concurrence: 5,
        surAbandon: (t, e) => traitement.abandonner(t, e),
      });
      await ecoute.demarrer();
      await file.demarrer();
      relais.demarrer();
    },
    publier: async (type, nombre = 1) => {
      const r = await unite.executer<string[], never>(SYSTEME, (tx) =>
        Promise.resolve(succes(Array.from({ length: nombre }, (_, n) => tx.publier(type, { n })))),
      );
      return r.ok ? r.valeur : [];
    },
    fermer: async () => {
      await ecoute.fermer();
      await relais.fermer();
      await file.fermer();
      await source.destroy();
    },
  };
}
