import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type EtatFichier,
  type FichierVue,
  type Resultat,
} from '@pdp/domain';
import { faitsDeDocument, porteeDe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { CoffreFichiers } from '../../../platform/fichiers/coffre.js';
import { ScellementPort } from '../../../platform/fichiers/scellement.port.js';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { nommerErreur } from '../../../platform/queue/erreurs.js';
import { presenterFichier } from '../document.presenter.js';
import { categorieDe } from '../persistence/documents.depot.js';
import { LectureDocuments, type LigneFichier } from '../persistence/lecture-documents.js';

/** Contenu prêt à partir : le premier morceau est déjà vérifié, la lecture déjà journalisée. */
export type FichierOuvert = FichierVue & { readonly flux: AsyncIterable<Uint8Array> };

/** Un fichier, version d'un document ou preuve d'un accord : son état, et son contenu s'il est sain. */
@Injectable()
export class OuvrirFichier {
  constructor(
    private readonly lecture: LectureDocuments,
    private readonly faits: FaitsService,
    private readonly coffre: CoffreFichiers,
    private readonly scellement: ScellementPort,
    private readonly journal: JournalGroupe,
  ) {}

  async etat(acteur: Acteur, fichierId: string): Promise<Resultat<FichierVue, ErreurMetier>> {
    const lu = await this.lire(acteur, fichierId);
    return lu.ok ? succes(presenterFichier(lu.valeur, this.scellement)) : lu;
  }

  async contenu(acteur: Acteur, fichierId: string): Promise<Resultat<FichierOuvert, ErreurMetier>> {
    const lu = await this.lire(acteur, fichierId);
    if (!lu.ok) return lu;
    const { cleScellee, etat, dossierId, documentId, classe } = lu.valeur;
    if (etat !== 'SAIN') return echec(erreurMetier('regle-metier', PAS_ENCORE[etat]));
    if (cleScellee === null) return echec(introuvable());
    const flux = await this.amorcer(fichierId, cleScellee);
    if (flux === null) return echec(erreurMetier('indisponible', ILLISIBLE));
    await this.journal.consigner(acteur, {
      action: 'document.telecharger',
      ressource: documentId === null ? 'fichier' : 'document',
      ressourceId: documentId ?? fichierId,
      dossierId,
      categories: [categorieDe(classe)],
    });
    return succes({ ...presenterFichier(lu.valeur, this.scellement), flux });
  }

  private async lire(acteur: Acteur, fichierId: string): Promise<Resultat<LigneFichier, ErreurMetier>> {
    const fichier = await this.lecture.unFichier(fichierId);
    if (!fichier) return echec(introuvable());
    const faits = await this.faits.charger(acteur, fichier.dossierId);
    const refus =
      fichier.classe === null ? this.refusDePreuve(acteur, faits) : this.refusDeDocument(acteur, faits, fichier);
    if (refus) return echec(refus);
    // Retiré ou effacé : il n'existe plus, pour personne.
    return fichier.cleScellee === null && fichier.etat !== 'INFECTE' ? echec(introuvable()) : succes(fichier);
  }

  // Comme la preuve elle-même (lire-preuve) : à qui recueille les accords de ce dossier, et à la personne.
  private refusDePreuve(acteur: Acteur, faits: Parameters<typeof refusDAcces>[1]): ErreurMetier | null {
    return refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'recueil' });
  }

  private refusDeDocument(
    acteur: Acteur,
    faits: Parameters<typeof refusDAcces>[1],
    fichier: LigneFichier,
  ): ErreurMetier | null {
    const categorie = categorieDe(fichier.classe);
    const element = faitsDeDocument(acteur, fichier);
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie, element });
    if (refus || faits === null) return refus ?? introuvable();
    const entier = porteeDe(acteur, 'lire', { categorie, faits, element }) === 'complete';
    return entier ? null : accesRefuse('Votre fonction lit le titre de ce document, pas son contenu.');
  }

  // Le premier morceau est lu d'abord : un fichier absent ou altéré donne une réponse claire, pas un téléchargement coupé.
  private async amorcer(fichierId: string, cleScellee: string): Promise<AsyncIterable<Uint8Array> | null> {
    try {
      const morceaux = this.coffre.ouvrir(fichierId, cleScellee)[Symbol.asyncIterator]();
      const premier = await morceaux.next();
      return reprendre(premier, morceaux);
    } catch (erreur) {
      journalTechnique.error({ fichierId, erreur: nommerErreur(erreur) }, 'fichier illisible');
      return null;
    }
  }
}

async function* reprendre(
  premier: IteratorResult<Uint8Array>,
  suite: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let lu = premier; !lu.done; lu = await suite.next()) yield lu.value;
  } finally {
    await suite.return?.();
  }
}

const PAS_ENCORE: Readonly<Record<Exclude<EtatFichier, 'SAIN'>, string>> = {
  QUARANTAINE: 'Ce document est en cours d’analyse par l’antivirus : il s’ouvrira dans un instant.',
  NON_ANALYSE:
    'Ce document n’a pas encore pu être analysé : l’antivirus ne répond pas. Un nouvel essai se fait tout seul.',
  INFECTE: 'L’antivirus a refusé ce document : son contenu a été effacé.',
};
const ILLISIBLE = 'Le contenu de ce document ne peut pas être lu en ce moment. Prévenez l’exploitant.';
