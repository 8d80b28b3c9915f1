import { Button, NativeSelect } from '@mantine/core';
import { LIBELLES_SITUATION_SUIVI, LIBELLES_UTILITE_SUIVI } from '@pdp/domain';
import type { ReponseSuivi, SituationSuivi, NouvellesVue, UtiliteSuivi } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { optionsDe } from '../../platform/format/libelles';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import styles from '../dossier/dossier.module.css';
import { commandesCloture } from './cloture.requetes';
import { detailSuivi, puceSuivi } from './cloture.vue';

type Props = { readonly dossierId: string; readonly suivis: readonly NouvellesVue[] };

/** Nouvelles à 6 et 12 mois : demandées, relancées, reçues ; le Service social note une réponse donnée au téléphone. */
export function SuivisDuDossier({ dossierId, suivis }: Props) {
  if (suivis.length === 0) return null;
  return (
    <section className={styles['groupe']} aria-labelledby="titre-suivis">
      <h3 id="titre-suivis">Nouvelles après la clôture</h3>
      <ul className={styles['frise']}>
        {suivis.map((suivi) => (
          <UnSuivi key={suivi.id} dossierId={dossierId} suivi={suivi} />
        ))}
      </ul>
    </section>
  );
}

function UnSuivi({ dossierId, suivi }: { dossierId: string; suivi: NouvellesVue }) {
  const [saisie, ouvrir] = useState(false);
  const { texte, couleur } = puceSuivi(suivi);
  return (
    <li className={styles['ligne']}>
      <div>
        <b>À {suivi.mois} mois</b>
        <div className="fin">{detailSuivi(suivi, useAujourdhui())}</div>
        {suivi.peutRepondre && !saisie && (
          <Button size="xs" variant="default" onClick={() => ouvrir(true)}>
            Noter une réponse au téléphone
          </Button>
        )}
        {saisie && <NoterReponse dossierId={dossierId} suivi={suivi} fermer={() => ouvrir(false)} />}
      </div>
      <Puce couleur={couleur}>{texte}</Puce>
    </li>
  );
}

type Saisie = { situation: string; utilite: string; rappel: string };
const VIDE = { value: '', label: 'Choisir…' };

function NoterReponse({ dossierId, suivi, fermer }: { dossierId: string; suivi: NouvellesVue; fermer: () => void }) {
  const formulaire = useFormulaireDossier<Saisie, ReponseSuivi>(dossierId, {
    initiales: { situation: '', utilite: '', rappel: 'non' },
    libelles: { situation: 'Situation', utilite: 'L’accompagnement a aidé', rappel: 'Veut être rappelée' },
    valider: ({ situation, utilite }): Record<string, string> => ({
      ...(situation === '' ? { situation: 'Choisissez une situation.' } : {}),
      ...(utilite === '' ? { utilite: 'Choisissez une réponse.' } : {}),
    }),
    corps: ({ situation, utilite, rappel }) => ({
      situation: situation as SituationSuivi,
      utilite: utilite as UtiliteSuivi,
      rappel: rappel === 'oui',
    }),
    envoyer: (corps, cle) => commandesCloture.repondreSuivi(suivi, corps, cle),
    succes: 'Réponse notée.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Noter la réponse" fermer={fermer} nu>
      <div className={styles['grille']}>
        <NativeSelect
          label="Situation, dans ses mots"
          required
          data={[VIDE, ...optionsDe(LIBELLES_SITUATION_SUIVI)]}
          {...form.getInputProps('situation')}
        />
        <NativeSelect
          label="L’accompagnement a aidé"
          required
          data={[VIDE, ...optionsDe(LIBELLES_UTILITE_SUIVI)]}
          {...form.getInputProps('utilite')}
        />
        <NativeSelect
          label="Veut être rappelée"
          data={[
            { value: 'non', label: 'Non' },
            { value: 'oui', label: 'Oui' },
          ]}
          {...form.getInputProps('rappel')}
        />
      </div>
    </CadreFormulaire>
  );
}
