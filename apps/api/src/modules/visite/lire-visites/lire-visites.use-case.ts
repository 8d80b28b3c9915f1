import { Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  MACHINE_VISITE,
  echec,
  succes,
  transitionsPossibles,
  type ErreurMetier,
  type Fonction,
  type Page,
  type Resultat,
  type VisiteVue,
} from '@pdp/domain';
import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { LectureVisites, type LigneVisite } from '../persistence/lecture-visites.js';

/** Visites d'un dossier, ou file du service de santé au travail ; l'identité n'y est que si l'accord la donne. */
@Injectable()
export class LireVisites {
  constructor(
    private readonly lecture: LectureVisites,
    private readonly faits: FaitsService,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
  ) {}

  async duDossier(acteur: Acteur, dossierId: string): Promise<Resultat<{ elements: VisiteVue[] }, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const lignes = (await this.lecture.duDossier(dossierId)).filter((l) => lit(acteur, faits, l));
    await this.journal.consigner(acteur, {
      action: 'visite.lister',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: ['dispositifs'],
    });
    return succes({ elements: await this.enVues(acteur, lignes) });
  }

  async une(acteur: Acteur, id: string): Promise<Resultat<VisiteVue, ErreurMetier>> {
    const ligne = await this.lecture.une(id);
    const faits = ligne && (await this.faits.charger(acteur, ligne.dossier_id));
    if (!ligne || !faits || !lit(acteur, faits, ligne)) return echec(introuvable());
    const [vues] = await Promise.all([
      this.enVues(acteur, [ligne]),
      this.journal.consigner(acteur, {
        action: 'visite.lire',
        ressource: 'visite',
        ressourceId: id,
        dossierId: ligne.dossier_id,
        categories: ['dispositifs'],
      }),
    ]);
    return succes(vues[0]!);
  }

  async duService(
    acteur: Acteur,
    etat: string | null,
    limite: number,
    curseur: string | undefined,
  ): Promise<Page<VisiteVue>> {
    if (acteur.unite !== 'SPST') return { elements: [], curseurSuivant: null };
    const lignes = await this.lecture.duService(acteur.organismeId, etat, limite + 1, lireCurseur(curseur, 2));
    const page = enPage(
      lignes,
      limite,
      (l) => [l.cree_le.toISOString(), l.id],
      (l) => l,
    );
    await Promise.all(
      page.elements.map((l) =>
        this.journal.consigner(acteur, {
          action: 'visite.lister',
          ressource: 'visite',
          ressourceId: l.id,
          dossierId: l.dossier_id,
          categories: ['dispositifs'],
        }),
      ),
    );
    return { elements: await this.enVues(acteur, page.elements), curseurSuivant: page.curseurSuivant };
  }

  private async enVues(acteur: Acteur, lignes: readonly LigneVisite[]): Promise<VisiteVue[]> {
    const dossierIds = [...new Set(lignes.map((l) => l.dossier_id))];
    const [personnes, faits] = await Promise.all([
      this.dossiers.personnes(acteur, dossierIds),
      Promise.all(dossierIds.map(async (id) => [id, await this.faits.charger(acteur, id)] as const)),
    ]);
    const parDossier = new Map(faits);
    return lignes.map((ligne) =>
      presenter(acteur, ligne, parDossier.get(ligne.dossier_id) ?? null, personnes.get(ligne.dossier_id) ?? null),
    );
  }
}

// Le service sollicité lit ses visites ; les autres, si la catégorie « dispositifs » leur est ouverte ; l'assuré, toutes les siennes.
function lit(acteur: Acteur, faits: FaitsDossier, ligne: LigneVisite): boolean {
  if (acteur.unite === 'SPST' && ligne.organisme_id === acteur.organismeId) return ligne.etat !== 'ENVISAGEE';
  return faits.estConcerne || peut(acteur, 'lire', { categorie: 'dispositifs', faits });
}

function presenter(
  acteur: Acteur,
  l: LigneVisite,
  faits: FaitsDossier | null,
  personne: { numero: string; visible: boolean; nomAffiche: string | null } | null,
): VisiteVue {
  const estDuService = acteur.unite === 'SPST' && l.organisme_id === acteur.organismeId;
  const transmis =
    l.etat === 'RECOMMANDATIONS_TRANSMISES' &&
    faits !== null &&
    peut(acteur, 'lire', { categorie: 'capacites', faits });
  const litResultat = estDuService || faits?.estConcerne === true || transmis;
  const suiteReservee = acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL';
  return {
    id: l.id,
    dossierId: l.dossier_id,
    numeroDossier: personne?.visible ? personne.numero : '',
    nomAffiche: personne?.nomAffiche ?? null,
    etat: l.etat,
    version: l.version,
    demandeePar: l.demandeur_fonction === null ? null : LIBELLES_FONCTION[l.demandeur_fonction as Fonction],
    demandeeLe: l.demandee_le?.toISOString() ?? null,
    organisme: l.organisme_id === null ? null : { id: l.organisme_id, nom: l.organisme ?? '' },
    dateHeure: l.date_heure?.toISOString() ?? null,
    lieu: l.lieu,
    resultat: litResultat ? l.resultat : null,
    accordTransmission: litResultat || !suiteReservee ? l.accord_transmission : null,
    capacites: [...transitionsPossibles(MACHINE_VISITE, l.etat, acteur.fonction)],
  };
}
