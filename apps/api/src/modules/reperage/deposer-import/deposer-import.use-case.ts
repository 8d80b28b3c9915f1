import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { dateParis, echec, erreurMetier, succes, type ErreurMetier, type ImportVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { lireListe, type Avancement, type RefusDeListe } from '../flux/lire-liste.js';
import { presenterImport } from '../import.presenter.js';
import { ChargementListe, type SessionDeChargement } from '../persistence/chargement-liste.js';
import { ImportsRepository } from '../persistence/imports.repository.js';
import { LectureImports } from '../persistence/lecture-imports.js';

/** Fichier reçu, lu au fil de son arrivée. `estTronque` se demande après lecture : la taille permise est dépassée. */
export type FichierRecu = {
  readonly nom: string;
  readonly flux: AsyncIterable<Uint8Array>;
  readonly octetsTotal: number;
  estTronque(): boolean;
};

/** Dépose la liste mensuelle : elle est lue pendant qu'elle arrive, puis attend une confirmation. Rien n'est encore importé. */
@Injectable()
export class DeposerImport {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly chargement: ChargementListe,
    private readonly imports: ImportsRepository,
    private readonly lecture: LectureImports,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, fichier: FichierRecu): Promise<Resultat<ImportVue, ErreurMetier>> {
    if (acteur.plateformeId === null) return echec(accesRefuse());
    const importId = nouvelId();
    const session = await this.chargement.ouvrir(importId);
    try {
      const ouvert = await this.enregistrer(acteur, {
        importId,
        nom: fichier.nom,
        octetsTotal: fichier.octetsTotal,
        plateformeId: acteur.plateformeId,
      });
      if (!ouvert.ok) return ouvert;
      if (ouvert.valeur.importId !== importId) return await this.rejouer(acteur, ouvert.valeur.importId, fichier);
      const lu = await this.lire(session, importId, fichier);
      if (!lu.ok) return lu;
      const ligne = await this.lecture.un(importId, acteur.plateformeId);
      return ligne ? succes(presenterImport(ligne, acteur)) : echec(introuvable());
    } finally {
      await session.fermer();
    }
  }

  // Même clé : l'empreinte du fichier, absente de celle de la demande, se compare ici, au fil de l'envoi.
  private async rejouer(
    acteur: Acteur,
    importId: string,
    fichier: FichierRecu,
  ): Promise<Resultat<ImportVue, ErreurMetier>> {
    const empreinte = await empreinteDe(fichier.flux);
    if (empreinte === null) return echec(erreurMetier('corps-illisible', INTERROMPU));
    const ligne = await this.lecture.un(importId, acteur.plateformeId);
    if (!ligne) return echec(introuvable());
    if (ligne.empreinte === null) return echec(encoreEnLecture());
    return ligne.empreinte === empreinte && !fichier.estTronque()
      ? succes(presenterImport(ligne, acteur))
      : echec(autreFichier());
  }

  private enregistrer(
    acteur: Acteur,
    fichier: Parameters<ImportsRepository['ouvrir']>[2],
  ): Promise<Resultat<{ importId: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      await this.imports.ouvrir(tx, acteur, fichier);
      tx.journaliser({ action: 'import.deposer', ressource: 'import', ressourceId: fichier.importId });
      return succes({ importId: fichier.importId });
    });
  }

  private async lire(
    session: SessionDeChargement,
    importId: string,
    fichier: FichierRecu,
  ): Promise<Resultat<null, ErreurMetier>> {
    const avancement: Avancement = { lignesLues: 0, octetsLus: 0, encodage: null, separateur: null };
    const empreinte = createHash('sha256');
    const aujourdhui = dateParis(this.horloge());
    try {
      const lu = await session.charger<ErreurMetier>(
        avancement,
        async (ecrire) => {
          const fin = await lireListe(hacher(fichier.flux, empreinte), ecrire, { importId, aujourdhui, avancement });
          if (!fin.ok) return echec(enErreurMetier(fin.erreur));
          return fichier.estTronque() ? echec(tropVolumineux()) : fin;
        },
        () => empreinte.digest('hex'),
      );
      if (!lu.ok) await this.imports.echouer(importId, lu.erreur.champs?.[0]?.message ?? lu.erreur.detail);
      return lu;
    } catch (erreur) {
      await this.imports.echouer(importId, INTERROMPU);
      if (erreur instanceof EnvoiInterrompu) return echec(erreurMetier('corps-illisible', INTERROMPU));
      throw erreur;
    }
  }
}

const INTERROMPU = 'L’envoi ou la lecture s’est interrompu : déposez la liste à nouveau.';

/** L'envoi s'est arrêté avant la fin : rien d'anormal de notre côté. */
class EnvoiInterrompu extends Error {
  override readonly name = 'EnvoiInterrompu';
}

/** SHA-256 d'un envoi, sans le garder ; `null` s'il s'arrête en route. */
async function empreinteDe(flux: AsyncIterable<Uint8Array>): Promise<string | null> {
  const empreinte = createHash('sha256');
  try {
    for await (const _ of hacher(flux, empreinte));
  } catch (erreur) {
    if (erreur instanceof EnvoiInterrompu) return null;
    throw erreur;
  }
  return empreinte.digest('hex');
}

async function* hacher(
  flux: AsyncIterable<Uint8Array>,
  empreinte: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  const morceaux = flux[Symbol.asyncIterator]();
  try {
    for (;;) {
      const suivant = await morceaux.next().catch(() => {
        throw new EnvoiInterrompu();
      });
      if (suivant.done) return;
      empreinte.update(suivant.value);
      yield suivant.value;
    }
  } finally {
    // Une lecture qui renonce rend le flux : le reste de l'envoi peut alors être écoulé.
    await morceaux.return?.();
  }
}

function enErreurMetier({ code, message }: RefusDeListe): ErreurMetier {
  if (code === 'CLASSEUR') return erreurMetier('type-refuse', message);
  if (code === 'TROP_DE_LIGNES') return erreurMetier('trop-volumineux', message);
  return erreurMetier('requete-invalide', 'Ce fichier n’a pas pu être lu.', {
    champs: [{ chemin: 'fichier', code: code.toLowerCase().replaceAll('_', '-'), message }],
  });
}

const autreFichier = (): ErreurMetier =>
  erreurMetier(
    'cle-idempotence-reutilisee',
    'Cette clé d’idempotence a déjà servi pour un autre fichier : prenez-en une neuve.',
  );

const encoreEnLecture = (): ErreurMetier =>
  erreurMetier('conflit', 'L’envoi fait avec cette clé est encore en lecture : attendez sa fin, puis recommencez.');

const tropVolumineux = (): ErreurMetier =>
  erreurMetier('trop-volumineux', 'Ce fichier dépasse 100 Mo : découpez la liste.');
