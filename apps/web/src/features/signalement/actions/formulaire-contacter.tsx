import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { LIBELLES_CANAL_CONTACT } from '@pdp/domain';
import { optionsDe } from '../../../platform/format/libelles';
import { pluriel } from '../../../platform/format/textes';
import type { PropsAction } from './props-action';
import { CadreAction } from './cadre-action';
import styles from './actions.module.css';

/** Tentative de contact, en deux gestes : le moyen, et si la personne a répondu. */
export function FormulaireContacter({ signalement, enCours, envoyer }: PropsAction) {
  const [canal, poserCanal] = useState('TELEPHONE');
  const [joint, poserJoint] = useState('oui');
  return (
    <CadreAction
      bouton="Noter ce contact"
      enCours={enCours}
      surEnvoi={() => envoyer({ transition: 'contacter', canal, joint: joint === 'oui' })}
    >
      <p className="doux">{pluriel(signalement.tentatives, 'tentative déjà notée', 'tentatives déjà notées')}.</p>
      <NativeSelect
        label="Moyen"
        data={optionsDe(LIBELLES_CANAL_CONTACT)}
        value={canal}
        onChange={(e) => poserCanal(e.currentTarget.value)}
      />
      <Radio.Group label="La personne a-t-elle répondu&nbsp;?" value={joint} onChange={poserJoint}>
        <div className={styles['niveaux']}>
          <Radio value="oui" label="Oui, l’offre lui est expliquée" />
          <Radio value="non" label="Non, sans réponse" />
        </div>
      </Radio.Group>
    </CadreAction>
  );
}
