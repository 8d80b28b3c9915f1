import { nouvelId } from '../../src/platform/config/identifiants.js';
import { insererScellee } from '../cles-de-test.js';
import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { succes, type Fonction } from '@pdp/domain';
import { NotificationModule } from '../../src/modules/notification/notification.module.js';
import { NotificationPort, type DemandeNotification } from '../../src/modules/notification/notification.port.js';
import { SessionModule } from '../../src/modules/session/session.module.js';
import { AuthModule } from '../../src/platform/auth/auth.module.js';
import { preparerAuth } from '../../src/platform/auth/preparer-auth.js';
import { SYSTEME } from '../../src/platform/config/acteur.js';
import type { Configuration } from '../../src/platform/config/configuration.js';
import { pg } from '../../src/platform/database/pg.js';
import { UniteDeTravail, codePg } from '../../src/platform/database/unite-de-travail.js';
import { creerAdaptateur, preparerFastify } from '../../src/platform/http/fastify.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { AdaptateurTempsReel } from '../../src/platform/realtime/adaptateur.js';
import { RealtimeModule } from '../../src/platform/realtime/realtime.module.js';
import { semerComptes } from '../annuaire-de-test.js';
import { ouvrirBaseDeTest } from '../base-de-test.js';
import type { ClientHttp } from '../client-http.js';
import { configurationDeTest } from '../configuration-de-test.js';
import { connecter } from '../connecter.js';

/** Horloge que l'essai avance à la main, par-dessus l'heure réelle. */
export class HorlogeDEssai {
  private avance = 0;
  readonly lire = (): Date => new Date(Date.now() + this.avance);

  avancer(secondes: number): void {
    this.avance += secondes * 1000;
  }
}

/** Application réduite aux notifications : HTTP, connexion, sockets, file, relais. */
export interface ApplicationNotification {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly databaseUrl: string;
  readonly horloge: HorlogeDEssai;
  readonly plateformeId: string;
  /** Comptes semés, par nom : un par fonction utile, plus `voisine` (assistante sociale) et `inactive`. */
  readonly comptes: Readonly<Record<string, string>>;
  client(compte: string): Promise<ClientHttp>;
  notifier(
    demande: Omit<DemandeNotification, 'ressource' | 'ressourceId'> & Partial<DemandeNotification>,
  ): Promise<void>;
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  fermer(): Promise<void>;
}

const COMPTES: Readonly<Record<string, Fonction>> = {
  'assistante.sociale': 'ASSISTANT_SERVICE_SOCIAL',
  voisine: 'ASSISTANT_SERVICE_SOCIAL',
  'medecin.conseil': 'MEDECIN_CONSEIL',
  coordinatrice: 'COORDINATEUR',
  'cap.emploi': 'CONSEILLER_CAP_EMPLOI',
  assuree: 'ASSURE',
  inactive: 'ASSISTANT_SERVICE_SOCIAL',
};

export const RESSOURCE = '018f0000-0000-7000-8000-00000000ffff';

export async function ouvrirNotifications(reglages: Partial<Configuration> = {}): Promise<ApplicationNotification> {
  const base = await ouvrirBaseDeTest({ migree: true });
  const configuration = configurationDeTest(base.url, reglages);
  const horloge = new HorlogeDEssai();
  const racine: DynamicModule = {
    module: class RacineDeTest {},
    imports: [
      PlatformModule.pour(configuration, [], horloge.lire),
      RealtimeModule.pour(configuration),
      QueueModule.pour(configuration),
      AuthModule.pour(configuration),
      HttpModule,
      SessionModule,
      NotificationModule,
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(racine, creerAdaptateur(), {
    logger: ['error'],
    abortOnError: false,
  });
  const fastify = await preparerFastify(app, configuration);
  app.useWebSocketAdapter(new AdaptateurTempsReel(app, configuration));
  preparerAuth(app, fastify, configuration);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const bassin = new pg.Pool({ connectionString: base.url, max: 2 });
  // L'application travaille pendant que l'essai écrit : un interblocage se rejoue, comme elle le fait elle-même.
  const sql: ApplicationNotification['sql'] = async (texte, valeurs = []) => {
    for (let essai = 1; ; essai++) {
      try {
        return (await bassin.query(texte, [...valeurs])).rows;
      } catch (erreur) {
        if (essai === 3 || codePg(erreur) !== '40P01') throw erreur;
      }
    }
  };
  const comptes = await semer(base.url, sql);
  const [plateforme] = await sql<{ id: string }>('SELECT id FROM plateforme');
  return {
    app,
    url,
    databaseUrl: base.url,
    horloge,
    plateformeId: plateforme!.id,
    comptes,
    client: (compte) => connecter(url, compte),
    notifier: (demande) => notifier(app, demande),
    sql,
    fermer: async () => {
      await app.close();
      await bassin.end();
      await base.fermer();
    },
  };
}

async function semer(databaseUrl: string, sql: ApplicationNotification['sql']): Promise<Record<string, string>> {
  const semes = await semerComptes(
    databaseUrl,
    Object.entries(COMPTES).map(([compte, fonction]) => ({
      compte,
      actif: compte !== 'inactive',
      habilitations: [{ fonction }],
    })),
  );
  const ids = Object.fromEntries(Object.keys(COMPTES).map((compte, i) => [compte, semes[i]!.utilisateurId]));
  const [plateforme] = await sql<{ id: string }>(`SELECT id FROM plateforme`);
  const assureId = nouvelId();
  await insererScellee(sql, 'assure', {
    id: assureId,
    plateforme_id: plateforme!.id,
    nir: '261085617523468',
    nom_naissance: 'ZQXNOM',
    prenom: 'ZQXPRENOM',
    date_naissance: '1961-08-17',
    sexe: 'F',
    recherche: 'zqxnom',
  });
  await sql(
    `WITH d AS (INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat) VALUES ($2, '56-2026-00001', $3, $4, 'EN_COURS'))
     UPDATE utilisateur SET assure_id = $3 WHERE id = $1`,
    [ids['assuree'], DOSSIER, assureId, plateforme!.id],
  );
  return ids;
}

/** Dossier semé, sans lien ni accord. */
export const DOSSIER = '018f0000-0000-7000-8000-00000000d055';

async function notifier(
  app: NestFastifyApplication,
  demande: Parameters<ApplicationNotification['notifier']>[0],
): Promise<void> {
  const port = app.get(NotificationPort, { strict: false });
  await app.get(UniteDeTravail).executer<null, never>(SYSTEME, async (tx) => {
    await port.notifier(tx, { ressource: 'dossier', ressourceId: RESSOURCE, ...demande });
    return succes(null);
  });
}
