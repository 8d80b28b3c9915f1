import { Inject, Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  moisEcoules,
  nommerResultats,
  preciserAction,
  succes,
  type ErreurMetier,
  type LigneRecit,
  type ModaliteComptee,
  type RecitDossier,
  type Resultat,
} from '@pdp/domain';
import { categoriesLisibles } from '@pdp/permissions';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { dispositifsTus, issuesTues } from '../../../platform/permissions/statut-de-sante.js';
import type { RecitsPort } from '../recit.port.js';
import { RECIT } from './recit.sql.js';

type LigneLue = {
  readonly ouvertLe: string;
  readonly closLe: string | null;
  readonly entretiens: Partial<Record<ModaliteComptee, number>> | null;
  readonly partenaires: readonly string[] | null;
  readonly resultats: readonly (LigneRecit & { readonly id: string; readonly contenuScelle: string | null })[] | null;
};

/** Récit d'un parcours, en une lecture : entretiens, durée, partenaires, résultats ; chacun selon le droit du lecteur. */
@Injectable()
export class LireRecit implements RecitsPort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly coffre: Coffre,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<RecitDossier, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const { lisibles, parElement } = categoriesLisibles(acteur, faits);
    const [[ligne]] = await Promise.all([
      this.lecture.lire<LigneLue>({ nom: 'dossier-recit', texte: RECIT }, [
        dossierId,
        lisibles,
        parElement.includes('consentements'),
        acteur.unite,
        acteur.organismeId,
        acteur.unite !== 'SERVICE_MEDICAL' && acteur.unite !== 'CPAM',
        dispositifsTus(acteur, faits),
        issuesTues(acteur, faits),
      ]),
      this.journal.consigner(acteur, {
        action: 'lecture-recit',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: lisibles.filter((categorie) => categorie === 'dispositifs' || categorie === 'consentements'),
      }),
    ]);
    return ligne ? succes(enRecit(ligne, dateParis(this.horloge()), this.coffre)) : echec(introuvable());
  }
}

const enRecit = (
  { ouvertLe, closLe, entretiens, partenaires, resultats }: LigneLue,
  aujourdhui: string,
  coffre: Coffre,
): RecitDossier => ({
  ouvertLe,
  closLe,
  mois: moisEcoules(ouvertLe, closLe ?? aujourdhui),
  entretiens: entretiens && compter(entretiens),
  partenaires,
  resultats:
    resultats &&
    nommerResultats(
      resultats.map(({ id, contenuScelle, ...ligne }) =>
        contenuScelle === null ? ligne : { ...ligne, ...preciser(coffre, id, contenuScelle) },
      ),
    ),
});

// Le nom d'une action se lit avec la rubrique qui la montre : même droit que la ligne elle-même.
function preciser(coffre: Coffre, id: string, sceau: string): { readonly precision?: string } {
  const { donnees } = coffre.ouvrirJson<{ readonly donnees: Parameters<typeof preciserAction>[0] }>(
    'dispositif.contenu_scelle',
    id,
    sceau,
  );
  const precision = preciserAction(donnees);
  return precision === undefined ? {} : { precision };
}

const MODALITES: readonly ModaliteComptee[] = ['PHYSIQUE', 'TELEPHONE', 'VISIO'];

const compter = (lus: Partial<Record<ModaliteComptee, number>>): NonNullable<RecitDossier['entretiens']> => {
  const parModalite = Object.fromEntries(MODALITES.map((modalite) => [modalite, lus[modalite] ?? 0]));
  return {
    total: Object.values(parModalite).reduce((somme, nombre) => somme + nombre, 0),
    parModalite: parModalite as Record<ModaliteComptee, number>,
  };
};
