import 'reflect-metadata';
import { demarrer, type ApplicationDemarree } from './application.js';
import { annoncer } from './demo/annonce.js';
import { chargerDemoSiVide } from './demo/charger-demo.js';
import { deposerDocumentsDeDemo } from './demo/documents.js';
import { ouvrirCoffre, verifierCoffre } from './platform/chiffrement/ouvrir-coffre.js';
import { FichierDeClesRefuse } from './platform/chiffrement/trousseau.js';
import { lireConfiguration, type Configuration } from './platform/config/configuration.js';
import { migrer } from './platform/database/migrer.js';
import { journalTechnique } from './platform/health/journal-technique.js';
import { nommerErreur } from './platform/queue/erreurs.js';
import { codePg } from './platform/database/unite-de-travail.js';

/** Code de sortie d'une configuration refusée (sysexits EX_CONFIG). */
const CONFIGURATION_REFUSEE = 78;

async function principal(): Promise<void> {
  const lecture = lireConfiguration(process.env);
  if ('fautes' in lecture) {
    process.stderr.write(`Configuration refusée :\n${lecture.fautes.map((f) => `  - ${f}`).join('\n')}\n`);
    process.exit(CONFIGURATION_REFUSEE);
  }
  const { configuration } = lecture;
  try {
    const proprietaire = configuration.databaseMigrationUrl ?? configuration.databaseUrl;
    const coffre = ouvrirCoffre(configuration);
    await migrer(proprietaire, () => coffre);
    await verifierCoffre(proprietaire, coffre);
    if (configuration.demo && configuration.mode !== 'worker')
      await chargerDemoSiVide(proprietaire, coffre, (ligne) => process.stdout.write(`${ligne}\n`));
    const demarree = await demarrer(configuration);
    arreterProprement(demarree);
    annoncer(configuration, demarree.port);
    if (configuration.demo && configuration.mode !== 'worker')
      await montrerDesDocuments(demarree, configuration.databaseUrl);
  } catch (erreur) {
    process.stderr.write(`${phraseDEchec(erreur, configuration)}\n`);
    process.exit(erreur instanceof FichierDeClesRefuse ? CONFIGURATION_REFUSEE : 1);
  }
}

// Sans suite : une démonstration sans documents reste une démonstration.
async function montrerDesDocuments({ app }: ApplicationDemarree, url: string): Promise<void> {
  await deposerDocumentsDeDemo(app, url).catch((erreur: unknown) =>
    journalTechnique.warn({ erreur: nommerErreur(erreur) }, 'documents de démonstration non déposés'),
  );
}

function arreterProprement(demarree: ApplicationDemarree): void {
  let enCours = false;
  const arreter = (): void => {
    if (enCours) return;
    enCours = true;
    // Au-delà de dix secondes on rend la main : tout ce qui a été acquitté est déjà en base.
    setTimeout(() => process.exit(0), 10_000).unref();
    void demarree.fermer().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', arreter);
  process.on('SIGINT', arreter);
  // Lancé par `npm start` : quand le lanceur meurt, on s'arrête aussi.
  process.on('disconnect', arreter);
}

function phraseDEchec(erreur: unknown, configuration: Configuration): string {
  if (erreur instanceof FichierDeClesRefuse) return erreur.message;
  const code = codePg(erreur);
  if (code === 'EADDRINUSE')
    return `Le port ${configuration.port} est déjà pris. Arrêtez l’autre programme, ou choisissez un autre port : PORT=3001 npm start`;
  if (code === 'EACCES')
    return `Le port ${configuration.port} est réservé. Choisissez un port au-dessus de 1024, par exemple PORT=3000.`;
  if (code === '53100' || code === 'ENOSPC')
    return 'Le disque est plein : libérez de la place, puis relancez. Rien n’a été perdu.';
  if (code === 'ECONNREFUSED' || code.startsWith('28') || code === '3D000')
    return 'La base de données ne répond pas ou refuse la connexion : vérifiez DATABASE_URL.';
  return `Le démarrage a échoué : ${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}`;
}

void principal();
