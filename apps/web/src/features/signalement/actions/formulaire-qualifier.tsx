import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { LIBELLES_NIVEAU, LIBELLES_ORIENTATION, LIMITES_TEXTE, NIVEAUX_COMPLEXITE } from '@pdp/domain';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { LECTEURS_SIGNALEMENT } from '../signalement.vue';
import type { PropsAction } from './props-action';
import { CadreAction } from './cadre-action';
import styles from './actions.module.css';

const ORIENTATIONS = [{ value: '', label: 'À décider plus tard' }, ...optionsDe(LIBELLES_ORIENTATION)];

/** Tri : niveau de 1 à 5 (choisi par une personne, jamais calculé), orientation, motif. */
export function FormulaireQualifier({ enCours, envoyer }: PropsAction) {
  const [niveau, poserNiveau] = useState<string | null>(null);
  const [orientation, poserOrientation] = useState('');
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const qualifier = () => {
    if (niveau === null) return poserRefus(true);
    return envoyer({
      transition: 'qualifier',
      niveauComplexite: Number(niveau),
      ...(orientation === '' ? {} : { orientation }),
      ...(motif.trim() === '' ? {} : { commentaire: motif.trim() }),
    });
  };
  return (
    <CadreAction bouton="Enregistrer le tri" enCours={enCours} surEnvoi={qualifier}>
      <Radio.Group
        label="Niveau de complexité"
        required
        value={niveau}
        onChange={poserNiveau}
        error={refus && niveau === null ? 'Choisissez un niveau de 1 à 5.' : null}
      >
        <div className={styles['niveaux']}>
          {NIVEAUX_COMPLEXITE.map((valeur) => (
            <Radio key={valeur} value={String(valeur)} label={`${valeur} – ${LIBELLES_NIVEAU[valeur]}`} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label="Orientation"
        data={ORIENTATIONS}
        value={orientation}
        onChange={(e) => poserOrientation(e.currentTarget.value)}
      />
      <ChampTexteLibre
        label="Motif de l’orientation (facultatif, rien de médical)"
        lignes={2}
        limite={LIMITES_TEXTE.commentaire}
        lecteurs={LECTEURS_SIGNALEMENT}
        value={motif}
        onChange={poserMotif}
      />
    </CadreAction>
  );
}
