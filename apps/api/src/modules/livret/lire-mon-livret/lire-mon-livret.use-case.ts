import { Inject, Injectable } from '@nestjs/common';
import {
  aFranchi,
  calendrier,
  dateParis,
  echec,
  instantParis,
  seuilEnVigueur,
  succes,
  type ErreurMetier,
  type MonLivretVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { MonDossier } from '../mon-dossier.js';
import type { DossierOuvert } from '../mon-dossier.port.js';
import { presenterMonLivret, type AutourDuLivret } from '../mon-livret.presenter.js';
import { LectureAssure } from '../persistence/lecture-assure.js';
import { LectureLivret } from '../persistence/lecture-livret.js';

/** L'assuré, ou son mandataire, ouvre son livret. */
@Injectable()
export class LireMonLivret {
  constructor(
    private readonly mien: MonDossier,
    private readonly livrets: LectureLivret,
    private readonly autour: LectureAssure,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string | undefined): Promise<Resultat<MonLivretVue, ErreurMetier>> {
    const ouvert = await this.mien.ouvrir(acteur, dossierId);
    if (!ouvert.ok) return ouvert;
    const id = ouvert.valeur.dossier.dossierId;
    const aujourdhui = dateParis(this.horloge());
    const [livret, autour, debutArret] = await Promise.all([
      this.livrets.livret(id),
      this.rassembler(acteur, id, aujourdhui),
      this.autour.debutArret(id),
      this.consigner(acteur, id),
    ]);
    if (!livret) return echec(introuvable());
    const arretAssezLong = debutArret !== null && aFranchi(seuilEnVigueur('J30', aujourdhui), debutArret, aujourdhui);
    return succes(presenterMonLivret(acteur, { ...ouvert.valeur, livret, ...autour, arretAssezLong }));
  }

  private async rassembler(acteur: Acteur, id: string, aujourdhui: string): Promise<AutourDuLivret> {
    const debutDuMois = instantParis(`${aujourdhui.slice(0, 7)}-01`, '00:00');
    const [
      derniereLue,
      capsPrecedents,
      accords,
      visites,
      rendezVous,
      questions,
      mots,
      rectifications,
      ouverturesCeMois,
    ] = await Promise.all([
      this.livrets.derniereLue(id),
      this.livrets.capsPrecedents(id),
      this.autour.accords(id),
      this.autour.visites(id),
      this.autour.rendezVous(id, this.horloge()),
      this.livrets.questions(id),
      // La base ne rendrait de toute façon à un mandataire que les mots partagés.
      acteur.fonction === 'ASSURE' ? this.livrets.mots.lesMiens(id) : this.livrets.mots.partages(id),
      this.autour.rectifications(id),
      this.autour.compterAcces(id, acteur.utilisateurId, debutDuMois),
    ]);
    return {
      derniereLue,
      capsPrecedents,
      accords,
      visites,
      rendezVous,
      questions,
      mots,
      rectifications,
      ouverturesCeMois,
    };
  }

  /** Fichier d'agenda du prochain rendez-vous, celui que l'écran montre : du livret publié, fixé, ou d'une visite ; 404 s'il n'y en a pas. */
  async calendrier(acteur: Acteur, dossierId: string | undefined): Promise<Resultat<string, ErreurMetier>> {
    const ouvert = await this.mien.ouvrir(acteur, dossierId);
    if (!ouvert.ok) return ouvert;
    const [rendezVous] = await Promise.all([
      this.prochainRendezVous(ouvert.valeur),
      this.consigner(acteur, ouvert.valeur.dossier.dossierId),
    ]);
    return rendezVous === null
      ? echec(introuvable())
      : succes(calendrier({ id: ouvert.valeur.dossier.dossierId, ...rendezVous }, this.horloge()));
  }

  private async prochainRendezVous({ dossier }: DossierOuvert): Promise<{ debut: string; lieu: string | null } | null> {
    const maintenant = this.horloge();
    const [livret, fixes, visites] = await Promise.all([
      this.livrets.livret(dossier.dossierId),
      this.autour.rendezVous(dossier.dossierId, maintenant),
      this.autour.visites(dossier.dossierId),
    ]);
    const publie = livret?.publie?.rendezVous ?? null;
    const possibles = [
      ...(publie === null ? [] : [{ debut: publie.dateHeure, lieu: publie.lieu }]),
      ...fixes.map(({ dateHeure, lieu }) => ({ debut: dateHeure, lieu })),
      ...visites.flatMap((v) =>
        v.etat === 'PLANIFIEE' && v.date_heure ? [{ debut: v.date_heure.toISOString(), lieu: v.lieu }] : [],
      ),
    ].filter(({ debut }) => Date.parse(debut) > maintenant.getTime());
    return possibles.sort((a, b) => Date.parse(a.debut) - Date.parse(b.debut))[0] ?? null;
  }

  private consigner(acteur: Acteur, dossierId: string): Promise<void> {
    return this.journal.consigner(acteur, {
      action: 'livret.lire',
      ressource: 'livret',
      ressourceId: dossierId,
      dossierId,
      categories: ['livret'],
    });
  }
}
