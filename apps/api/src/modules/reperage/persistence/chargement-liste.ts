import { once } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import type { Resultat } from '@pdp/domain';
import copyStreams from 'pg-copy-streams';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import { pg } from '../../../platform/database/pg.js';
import type { Avancement } from '../flux/lire-liste.js';
import { enCopie, type Rangee } from '../flux/rangee.js';
import { CLASSER, COMPTER } from './classement.sql.js';
import { COLONNES_COPIEES, scellerRangee } from './rangee-scellee.js';
import { PRENDRE_VERROU } from './verrou-import.js';

/** Écrit un lot de rangées ; se résout quand PostgreSQL suit. */
export type EcrireRangees = (rangees: readonly Rangee[]) => Promise<void>;

const COPIER = `COPY import_ligne (${COLONNES_COPIEES.join(', ')}) FROM STDIN`;

/** Au-delà, le planificateur a besoin de statistiques pour bien joindre. */
const SEUIL_STATISTIQUES = 5_000;
const CADENCE_MS = 250;

/**
 * Charge une liste dans `import_ligne` sur une connexion à elle : lecture, classement et passage à l'état
 * A_CONFIRMER sont une seule transaction. Un processus tué ne laisse donc aucune ligne ; le verrou qu'il tenait
 * dit aux autres qu'il n'est plus là. L'avancement, lui, est écrit à part, pour être vu pendant la lecture.
 */
@Injectable()
export class ChargementListe {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'databaseUrl'>,
    private readonly coffre: Coffre,
  ) {}

  /** Prend le verrou de cet import, avant même qu'il soit enregistré : il n'est jamais visible sans lui. À fermer. */
  async ouvrir(importId: string): Promise<SessionDeChargement> {
    const [client, temoin] = await Promise.all([this.connecter(), this.connecter()]);
    await client.query(PRENDRE_VERROU, [importId]);
    return new SessionDeChargement(importId, client, temoin, this.coffre);
  }

  private async connecter(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      application_name: 'pdp-import',
      statement_timeout: 600_000,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

/** Chargement d'un import, sous son verrou. */
export class SessionDeChargement {
  constructor(
    private readonly importId: string,
    private readonly client: pg.Client,
    private readonly temoin: pg.Client,
    private readonly coffre: Coffre,
  ) {}

  /** `lire` reçoit de quoi écrire ; son échec annule tout. `empreinte` est demandée à la fin. */
  async charger<E>(
    avancement: Avancement,
    lire: (ecrire: EcrireRangees) => Promise<Resultat<null, E>>,
    empreinte: () => string,
  ): Promise<Resultat<null, E>> {
    const suivi = suivre(this.temoin, this.importId, avancement);
    try {
      await this.client.query('BEGIN');
      const lu = await copier(this.client, this.coffre, lire);
      await suivi.arreter();
      if (lu.ok) await conclure(this.client, this.importId, avancement, empreinte());
      await this.client.query(lu.ok ? 'COMMIT' : 'ROLLBACK');
      return lu;
    } finally {
      await suivi.arreter();
    }
  }

  /** Fermer la connexion annule une transaction inachevée et rend le verrou. */
  async fermer(): Promise<void> {
    await Promise.allSettled([this.client.end(), this.temoin.end()]);
  }
}

async function copier<E>(
  client: pg.Client,
  coffre: Coffre,
  lire: (ecrire: EcrireRangees) => Promise<Resultat<null, E>>,
): Promise<Resultat<null, E>> {
  const copie = client.query(copyStreams.from(COPIER));
  const echec = new Promise<never>((_, rejeter) => copie.once('error', rejeter));
  echec.catch(() => undefined);
  const ecrire: EcrireRangees = async (rangees) => {
    const textes = rangees.map((rangee) => enCopie(scellerRangee(coffre, rangee)));
    if (!copie.write(textes.join(''))) await Promise.race([once(copie, 'drain'), echec]);
  };
  try {
    const lu = await lire(ecrire);
    copie.end();
    await Promise.race([once(copie, 'finish'), echec]);
    return lu;
  } catch (erreur) {
    copie.destroy();
    throw erreur;
  }
}

async function conclure(client: pg.Client, importId: string, avancement: Avancement, empreinte: string): Promise<void> {
  if (avancement.lignesLues > SEUIL_STATISTIQUES) await client.query('ANALYZE import_ligne');
  await client.query(CLASSER, [importId]);
  const { rows } = await client.query<{ compte: object }>(COMPTER, [importId]);
  await client.query(
    `UPDATE import_requete i SET etat = 'A_CONFIRMER', lignes_lues = $2, lignes_total = $2, octets_lus = $3, octets_total = $3, encodage = $4, separateur = $5,
       empreinte = $6, compte = $7, version = version + 1,
       deja_importe = EXISTS (SELECT 1 FROM import_requete p WHERE p.plateforme_id = i.plateforme_id AND p.empreinte = $6 AND p.etat = 'CONFIRME')
     WHERE i.id = $1 AND i.etat = 'LECTURE'`,
    [
      importId,
      avancement.lignesLues,
      avancement.octetsLus,
      avancement.encodage,
      avancement.separateur,
      empreinte,
      JSON.stringify(rows[0]?.compte ?? {}),
    ],
  );
}

/** Écrit l'avancement toutes les 250 ms, en autocommit, une écriture à la fois. */
function suivre(temoin: pg.Client, importId: string, avancement: Avancement): { arreter(): Promise<void> } {
  let enVol: Promise<unknown> = Promise.resolve();
  let occupe = false;
  const noter = (): void => {
    if (occupe) return;
    occupe = true;
    enVol = temoin
      .query(
        `UPDATE import_requete SET lignes_lues = $2, octets_lus = $3, octets_total = greatest(octets_total, $3), encodage = $4, separateur = $5 WHERE id = $1 AND etat = 'LECTURE'`,
        [importId, avancement.lignesLues, avancement.octetsLus, avancement.encodage, avancement.separateur],
      )
      .catch(() => undefined)
      .finally(() => (occupe = false));
  };
  const minuterie = setInterval(noter, CADENCE_MS);
  return {
    arreter: async () => {
      clearInterval(minuterie);
      await enVol;
    },
  };
}
