import { CLASSES_RENCONTRE, LIBELLES_CLASSE_RENCONTRE, REGLE_RENCONTRE } from '@pdp/domain';
import type { CasePubliee, ClasseRencontre, ResumeRencontres as Resume } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { Tableau } from '../../platform/ui/tableau/tableau';
import { caseLisible, nombreLisible, partLisible } from './pilotage.vue';
import styles from './pilotage.module.css';

/** Délai de rencontre de la plateforme : médiane, classes, la règle qui le compte ; petits effectifs masqués. */
export function ResumeRencontres({ resume }: { readonly resume: Resume }) {
  const { rencontres, enAttente, medianeJours, classes, du, au, effectifMinimal } = resume;
  return (
    <Carte titre={REGLE_RENCONTRE.nom}>
      <dl className={styles['tuiles']}>
        <div>
          <dt>Délai médian</dt>
          <dd>
            <span className={styles['grand']}>{medianeJours === null ? '–' : direJours(medianeJours)}</span>
            <div className="fin">{nombreLisible(rencontres)} dossiers rencontrés</div>
          </dd>
        </div>
        <div>
          <dt>Signalés, pas encore rencontrés</dt>
          <dd>
            <span className={styles['grand']}>{nombreLisible(enAttente)}</span>
          </dd>
        </div>
      </dl>
      <Tableau
        legende="Délai de rencontre par classe"
        colonnes={COLONNES}
        lignes={CLASSES_RENCONTRE.map((classe) => ({ classe, nombre: classes[classe], total: rencontres }))}
        cle={({ classe }) => classe}
      />
      <p className="fin">
        Signalements reçus du {dateMoyenne(du)} au {dateMoyenne(au)}. {REGLE_RENCONTRE.definition} Un effectif de moins
        de {effectifMinimal} est masqué.
      </p>
    </Carte>
  );
}

const direJours = (jours: number): string =>
  `${jours.toLocaleString('fr-FR')}\u00a0${jours < 2 ? 'jour ouvré' : 'jours ouvrés'}`;

type Ligne = { readonly classe: ClasseRencontre; readonly nombre: CasePubliee; readonly total: number | null };

const COLONNES: readonly Colonne<Ligne>[] = [
  {
    cle: 'classe',
    titre: 'Délai',
    principale: true,
    cellule: ({ classe }) => LIBELLES_CLASSE_RENCONTRE[classe],
  },
  {
    cle: 'nombre',
    titre: 'Dossiers',
    aligneDroite: true,
    cellule: ({ nombre }) => <span className="nombre">{caseLisible(nombre)}</span>,
  },
  {
    cle: 'part',
    titre: 'Part',
    aligneDroite: true,
    cellule: ({ nombre, total }) => <span className="nombre">{partLisible(nombre, total)}</span>,
  },
];
