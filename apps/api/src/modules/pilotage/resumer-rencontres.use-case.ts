import { Inject, Injectable } from '@nestjs/common';
import {
  CLASSES_RENCONTRE,
  EFFECTIF_MINIMAL,
  ajouterMois,
  classerRencontre,
  dateParis,
  echec,
  mediane,
  mesurerRencontre,
  publierEffectif,
  publierRepartition,
  succes,
  type ClasseRencontre,
  type ErreurMetier,
  type PeriodePilotage,
  type Resultat,
  type ResumeRencontres,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { DelaisRencontre } from './persistence/delais-rencontre.js';

/** Délais de rencontre d'une plateforme : médiane et classes, petits effectifs masqués, lecture journalisée. */
@Injectable()
export class ResumerRencontres {
  constructor(
    private readonly delais: DelaisRencontre,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, mois: PeriodePilotage): Promise<Resultat<ResumeRencontres, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    const maintenant = this.horloge();
    const au = dateParis(maintenant);
    const du = ajouterMois(au, -mois);
    const [dossiers] = await Promise.all([
      this.delais.entre(plateformeId, du, au),
      this.journal.consigner(acteur, { action: 'pilotage.lire', ressource: 'plateforme', ressourceId: plateformeId }),
    ]);
    const mesures = dossiers.map((dates) => mesurerRencontre({ ...dates, aujourdhui: au }));
    const jours = mesures.flatMap((mesure) => (mesure.etat === 'FAITE' && mesure.jours !== null ? [mesure.jours] : []));
    const classes = Object.fromEntries(CLASSES_RENCONTRE.map((classe) => [classe, 0])) as Record<
      ClasseRencontre,
      number
    >;
    for (const delai of jours) classes[classerRencontre(delai)] += 1;
    return succes({
      du,
      au,
      calculeLe: maintenant.toISOString(),
      effectifMinimal: EFFECTIF_MINIMAL,
      rencontres: publierEffectif(jours.length),
      enAttente: publierEffectif(mesures.length - jours.length),
      medianeJours: jours.length < EFFECTIF_MINIMAL ? null : mediane(jours),
      classes: publierRepartition(classes),
    });
  }
}
