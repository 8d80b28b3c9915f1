import { Inject, Injectable } from '@nestjs/common';
import {
  ajouterMois,
  dateParis,
  echec,
  refusValidation,
  succes,
  texteAlerte,
  type AlerteVue,
  type AlertesVue,
  type ErreurMetier,
  type MonDossierDAlerte,
  type Resultat,
  type SeuilsAlerte,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { LectureAlertes, type LigneAlerte } from './persistence/lecture-alertes.js';

/** Alertes de la plateforme. La coordination voit des comptes ; un référent, ses dossiers et un compte. */
@Injectable()
export class ListerAlertes {
  constructor(
    private readonly lecture: LectureAlertes,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur): Promise<Resultat<AlertesVue, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    const jour = dateParis(this.horloge());
    const seuils = await this.lecture.seuils(plateformeId, jour);
    const valide = peutActe(acteur.fonction, 'alerte.valider');
    const repond = peutActe(acteur.fonction, 'alerte.repondre');
    const [aSignaler, alertes, miens] = await Promise.all([
      this.lecture.repetees(
        plateformeId,
        ajouterMois(jour, -seuils.mois),
        seuils.dossiers,
        valide ? null : acteur.utilisateurId,
      ),
      this.lecture.alertes(plateformeId),
      repond ? this.lecture.mesDossiers(plateformeId, acteur.utilisateurId) : [],
    ]);
    await this.journal.consigner(acteur, { action: 'alerte.lister', ressource: 'alerte', categories: ['emploi'] });
    const vues = alertes.map((alerte) =>
      presenter(alerte, { valide, seuils, miens: miens.filter(({ alerteId }) => alerteId === alerte.id) }),
    );
    return succes({ aSignaler, alertes: vues.filter(({ mesDossiers }) => valide || mesDossiers.length > 0), seuils });
  }
}

type Regard = {
  readonly valide: boolean;
  readonly seuils: SeuilsAlerte;
  readonly miens: readonly (MonDossierDAlerte & { readonly alerteId: string })[];
};

const presenter = (alerte: LigneAlerte, { valide, seuils, miens }: Regard): AlerteVue => {
  const { id, siret, raisonSociale, effectif, etat, creePar, creeLe, valideeLe, confirmes } = alerte;
  const blocage = refusValidation({ etat, effectif, confirmes }, seuils);
  const ouverte = etat === 'BROUILLON';
  return {
    ...{ id, siret, raisonSociale, effectif, etat, creePar },
    confirmes: confirmes < seuils.dossiers ? null : confirmes,
    creeLe: creeLe.toISOString(),
    valideeLe: valideeLe?.toISOString() ?? null,
    mesDossiers: miens.map(({ dossierId, numero, personne, confirme }) => ({ dossierId, numero, personne, confirme })),
    blocage,
    capacites: [
      ...(ouverte && valide && blocage === null ? (['valider'] as const) : []),
      ...(ouverte && valide ? (['abandonner'] as const) : []),
      ...(ouverte && miens.length > 0 ? (['repondre'] as const) : []),
    ],
    texte: texteAlerte({ raisonSociale, siret }, seuils),
  };
};
