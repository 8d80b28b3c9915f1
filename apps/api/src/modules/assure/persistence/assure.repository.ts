import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  rapprocher,
  succes,
  type ErreurMetier,
  type PersonneConnue,
  type Resultat,
} from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import {
  completerCoordonnees,
  ouvrirCoordonnees,
  SANS_COORDONNEES,
  scellerCoordonnees,
} from '../../../platform/chiffrement/coordonnees.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { datesVoisines } from './dates-voisines.js';
import {
  AssurePort,
  texteDeRecherche,
  type ArretRecu,
  type AssureConnu,
  type DemandeRattachement,
  type IdentiteRecue,
  type Rattachement,
} from '../assure.port.js';

const COLONNES = `id, plateforme_id AS "plateformeId", nom_naissance AS "nomNaissance", nom_usage AS "nomUsage", prenom,
  date_naissance AS "dateNaissance", sexe, regime`;

type AssureTrouve = Omit<AssureConnu, 'nir'>;

const PAR_ID = { nom: 'assure-par-id', texte: `SELECT ${COLONNES}, nir_scelle AS nir FROM assure WHERE id = $1::uuid` };
const PAR_NIR = { nom: 'assure-par-nir', texte: `SELECT ${COLONNES} FROM assure WHERE nir_empreinte = $1` };

/** Assurés et arrêts en base ; une personne inconnue n'est créée qu'ici et à la confirmation d'un import. */
@Injectable()
export class AssureRepository extends AssurePort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {
    super();
  }

  async trouverParNir(nir: string, tx?: Transaction): Promise<AssureConnu | null> {
    const valeurs = [this.coffre.empreinteNir(nir)];
    const lignes = tx
      ? await tx.sql<AssureTrouve>(PAR_NIR.texte, valeurs)
      : // Reconnaître un NIR exact ne dépend pas du territoire ; l'appelant ne montre que ce que l'émetteur peut savoir.
        await this.lecture.lire<AssureTrouve>(PAR_NIR, valeurs, ACCES_SYSTEME);
    // L'empreinte a répondu : le NIR est celui que l'on cherchait, rien n'est à ouvrir.
    return lignes[0] ? { ...lignes[0], nir } : null;
  }

  async parId(id: string): Promise<AssureConnu | null> {
    const [ligne] = await this.lecture.lire<AssureConnu>(PAR_ID, [id]);
    return ligne ? { ...ligne, nir: this.coffre.ouvrir('assure.nir_scelle', ligne.id, ligne.nir) } : null;
  }

  async creerOuRejoindre(tx: Transaction, demande: DemandeRattachement): Promise<Resultat<Rattachement, ErreurMetier>> {
    const connu =
      (await this.trouverParNir(demande.identite.nir, tx)) ?? (await this.verrouillerPuisTrouver(tx, demande));
    if (connu) return succes(await this.rejoindre(tx, connu, demande.identite));
    const ressemblants = await this.ressemblants(tx, demande.identite, demande.plateformeId);
    const rapprochement = rapprocher(demande.identite, ressemblants).sorte === 'A_CONFIRMER';
    if (rapprochement && !demande.confirmeDistinct) return echec(conflitIdentite());
    const assureId = await this.creer(tx, demande);
    const { regime } = demande.identite;
    return succes({ assureId, regime, cree: true, identiteDiverge: false, rapprochement, plateformeDossier: null });
  }

  async noterArret(tx: Transaction, assureId: string, arret: ArretRecu): Promise<string> {
    const fin = arret.dateFinPrescrite ?? arret.dateDebut;
    const [episode] = await tx.sql<{ id: string }>(
      `SELECT id FROM arret_travail WHERE assure_id = $1 AND (date_debut = $2::date
         OR (date_debut <= $3::date + 1 AND (date_fin_prescrite IS NULL OR date_fin_prescrite >= $2::date - 1)))
       ORDER BY (date_debut = $2::date) DESC, date_debut DESC LIMIT 1`,
      [assureId, arret.dateDebut, fin],
    );
    if (episode) return episode.id;
    const [cree] = await tx.sql<{ id: string }>(
      `INSERT INTO arret_travail (id, assure_id, date_debut, date_fin_prescrite, risque, source) VALUES ($1,$2,$3,$4,$5,'SIGNALEMENT')
       ON CONFLICT (assure_id, date_debut) DO UPDATE SET assure_id = excluded.assure_id RETURNING id`,
      [tx.nouvelId(), assureId, arret.dateDebut, arret.dateFinPrescrite, arret.risque],
    );
    if (!cree) throw new Error('arrêt non enregistré');
    return cree.id;
  }

  /** Personnes de la plateforme que le domaine pourrait rapprocher : même date de naissance, ou à une faute près. */
  async ressemblants(
    tx: Pick<Transaction, 'sql'>,
    identite: Pick<IdentiteRecue, 'dateNaissance'>,
    plateformeId: string,
  ): Promise<PersonneConnue[]> {
    // Aucun ne porte le NIR reçu, l'empreinte l'a déjà dit : le leur reste scellé.
    return tx.sql<PersonneConnue>(
      `SELECT id AS "assureId", NULL::text AS nir, nom_naissance AS "nomNaissance", nom_usage AS "nomUsage", prenom, date_naissance AS "dateNaissance"
       FROM assure WHERE date_naissance = ANY($1::date[]) AND plateforme_id = $2`,
      [datesVoisines(identite.dateNaissance), plateformeId],
    );
  }

  // Un seul créateur à la fois par plateforme : deux saisies simultanées d'une même personne se voient l'une l'autre.
  private async verrouillerPuisTrouver(
    tx: Transaction,
    { identite, plateformeId }: DemandeRattachement,
  ): Promise<AssureConnu | null> {
    await tx.sql(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [VERROU_CREATION, plateformeId]);
    return this.trouverParNir(identite.nir, tx);
  }

  private async creer(tx: Transaction, { identite: i, plateformeId }: DemandeRattachement): Promise<string> {
    const id = tx.nouvelId();
    const { telephone, courriel, codePostal } = i;
    const sceau = scellerCoordonnees(this.coffre, id, { ...SANS_COORDONNEES, telephone, courriel, codePostal });
    const [ligne] = await tx.sql<{ id: string }>(
      `INSERT INTO assure (id, plateforme_id, nir_scelle, nir_empreinte, nom_naissance, nom_usage, prenom, date_naissance, sexe, coordonnees_scellees, coordonnees_champs, regime, recherche)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)
       ON CONFLICT (nir_empreinte) DO UPDATE SET nir_empreinte = excluded.nir_empreinte RETURNING id`,
      [
        id,
        plateformeId,
        this.coffre.sceller('assure.nir_scelle', id, i.nir),
        this.coffre.empreinteNir(i.nir),
        i.nomNaissance,
        i.nomUsage,
        i.prenom,
        i.dateNaissance,
        i.sexe,
        sceau.coordonnees_scellees,
        sceau.coordonnees_champs,
        i.regime,
        texteDeRecherche(i),
      ],
    );
    if (!ligne) throw new Error('assuré non enregistré');
    return ligne.id;
  }

  private async rejoindre(tx: Transaction, connu: AssureConnu, recue: IdentiteRecue): Promise<Rattachement> {
    const proche = rapprocher(recue, [{ ...connu, assureId: connu.id }]);
    const identiteDiverge = proche.sorte === 'MEME_NIR' && proche.identiteDiverge;
    if (!identiteDiverge) await this.remplirLesBlancs(tx, connu.id, recue);
    const [dossier] = await tx.sql<{ plateformeId: string }>(
      `SELECT plateforme_id AS "plateformeId" FROM dossier WHERE assure_id = $1 AND etat NOT IN ('CLOS','ARCHIVE','PURGE')`,
      [connu.id],
    );
    return {
      assureId: connu.id,
      regime: connu.regime,
      cree: false,
      identiteDiverge,
      rapprochement: false,
      plateformeDossier: dossier?.plateformeId ?? null,
    };
  }

  private async remplirLesBlancs(tx: Transaction, assureId: string, recue: IdentiteRecue): Promise<void> {
    const [ligne] = await tx.sql<{ sceau: string | null; champs: number }>(
      `SELECT coordonnees_scellees AS sceau, coordonnees_champs AS champs FROM assure WHERE id = $1 FOR NO KEY UPDATE`,
      [assureId],
    );
    const { telephone, courriel, codePostal } = recue;
    const connues = ouvrirCoordonnees(this.coffre, assureId, ligne?.sceau ?? null);
    const completes = completerCoordonnees(connues, { telephone, courriel, codePostal });
    const apres = scellerCoordonnees(this.coffre, assureId, completes);
    if (apres.coordonnees_champs === ligne?.champs) return;
    await tx.sql(
      `UPDATE assure SET coordonnees_scellees = $2, coordonnees_champs = $3, version = version + 1, maj_le = now() WHERE id = $1`,
      [assureId, apres.coordonnees_scellees, apres.coordonnees_champs],
    );
  }
}

const VERROU_CREATION = 7_301_957;

const conflitIdentite = (): ErreurMetier =>
  erreurMetier(
    'conflit-identite',
    'Une personne au nom et à la date de naissance proches est déjà connue avec un autre numéro de sécurité sociale. Vérifiez le numéro ; s’il s’agit bien de quelqu’un d’autre, confirmez-le pour continuer.',
    { champs: [{ chemin: 'assure.nir', code: 'rapprochement', message: 'Vérifiez ce numéro avec la personne.' }] },
  );
