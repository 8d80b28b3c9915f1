import { Injectable } from '@nestjs/common';
import {
  dateParis,
  defautsRythme,
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type RecurrenceVue,
  type ReglerRecurrenceRequete,
  type Resultat,
  type TypeRevue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, codePg, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDePlanifier } from '../planifier-revue/invitations.js';
import { RecurrencesDepot, type Rythme } from '../persistence/recurrences.depot.js';
import { SeancesDuRythme } from './seances-du-rythme.js';

/** Règle le rythme d'un type de séance ; les séances des semaines à venir se créent aussitôt, puis seules. */
@Injectable()
export class ReglerRythme {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: RecurrencesDepot,
    private readonly seances: SeancesDuRythme,
  ) {}

  lister(acteur: Acteur): Promise<RecurrenceVue[]> {
    return this.depot.lister(acteur);
  }

  async creer(acteur: Acteur, requete: ReglerRecurrenceRequete): Promise<Resultat<RecurrenceVue, ErreurMetier>> {
    const type: TypeRevue = requete.type ?? 'REVUE';
    const organismeId = type === 'POINT_PARTENAIRE' ? (requete.organismeId ?? null) : null;
    return this.ecrire(acteur, async (tx, plateformeId) => {
      const refus =
        (await refusDePlanifier(tx, acteur.fonction, { type, organismeId, plateformeId })) ??
        refusDeRythme(tx, requete);
      if (refus) return echec(refus);
      const rythme = await this.depot.inserer(tx, {
        id: tx.nouvelId(),
        plateformeId,
        type,
        organismeId,
        ...reglages(requete),
        participants: [...(requete.participants ?? [])],
        creePar: acteur.utilisateurId,
      });
      return succes(rythme);
    });
  }

  async modifier(
    acteur: Acteur,
    id: string,
    version: number,
    requete: ReglerRecurrenceRequete,
  ): Promise<Resultat<RecurrenceVue, ErreurMetier>> {
    return this.ecrire(acteur, async (tx, plateformeId) => {
      const actuel = await this.depot.verrouiller(tx, acteur, id);
      if (!actuel) return echec(introuvable());
      const { type, organismeId } = actuel;
      const refus = await refusDePlanifier(tx, acteur.fonction, { type: type as TypeRevue, organismeId, plateformeId });
      if (refus) return echec(refus);
      if (version !== actuel.version) return echec(versionPerimee({ id, version: actuel.version }));
      const defauts = refusDeRythme(tx, requete, actuel.premiere);
      if (defauts) return echec(defauts);
      const rythme = await this.depot.modifier(tx, actuel, {
        ...reglages(requete),
        participants: [...(requete.participants ?? actuel.participants)],
        active: requete.active ?? true,
      });
      await this.seances.remplacer(tx, acteur, rythme);
      return succes(rythme);
    });
  }

  private async ecrire(
    acteur: Acteur,
    travail: (tx: Transaction, plateformeId: string) => Promise<Resultat<Rythme, ErreurMetier>>,
  ): Promise<Resultat<RecurrenceVue, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(SANS_PLATEFORME);
    try {
      const ecrit = await this.unite.executer<string, ErreurMetier>(acteur, async (tx) => {
        const rythme = await travail(tx, plateformeId);
        if (!rythme.ok) return rythme;
        await this.seances.creer(tx, rythme.valeur);
        tx.journaliser({ action: 'revue.rythmer', ressource: 'recurrence', ressourceId: rythme.valeur.id });
        return succes(rythme.valeur.id);
      });
      if (!ecrit.ok) return ecrit;
      const [vue] = await this.depot.lister(acteur, ecrit.valeur);
      return vue ? succes(vue) : echec(introuvable());
    } catch (erreur) {
      if (codePg(erreur) === '23505') return echec(DEJA_REGLE);
      throw erreur;
    }
  }
}

const SANS_PLATEFORME = erreurMetier('regle-metier', 'Votre habilitation n’est rattachée à aucune plateforme.');
const DEJA_REGLE = erreurMetier('conflit', 'Ce type de séance a déjà un rythme : changez-le.');

const reglages = ({ premiere, heure, tousLesJours, dureeMinutes, siFerie }: ReglerRecurrenceRequete) => ({
  premiere,
  heure,
  tousLesJours,
  dureeMinutes,
  siFerie,
});

// Un rythme en place garde sa première date, passée depuis : tout le reste se vérifie.
function refusDeRythme(tx: Transaction, requete: ReglerRecurrenceRequete, enPlace?: string): ErreurMetier | null {
  const champs = defautsRythme(requete, dateParis(tx.maintenant)).filter(
    ({ chemin }) => chemin !== 'premiere' || requete.premiere !== enPlace,
  );
  return champs.length === 0 ? null : erreurMetier('regle-metier', 'Ce rythme ne convient pas.', { champs });
}
