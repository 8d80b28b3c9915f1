import { Button, Modal, TextInput } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { JOURS_DU_LIEN, LIBELLES_PARTIE, ecrireCodeInvitation } from '@pdp/domain';
import type { CreerLienRequete, DispositifVue, LienCree, PartieParLien } from '@pdp/domain';
import { useState } from 'react';
import { dateHeureLongue } from '../../platform/format/dates';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { commandesLien } from './liens.requetes';
import styles from './donner-lien.module.css';

type Props = {
  readonly dispositif: DispositifVue;
  readonly aujourdhui: string;
  readonly partie: PartieParLien;
  /** Un lien vaut déjà pour cette demande : il cessera de valoir. */
  readonly remplace: boolean;
  readonly fermer: () => void;
};

/** Donner un lien : l'accord de l'assuré d'abord, puis le lien, le code à dire au téléphone, et la lettre. */
export function DonnerLien({ dispositif, aujourdhui, partie, remplace, fermer }: Props) {
  const [cree, poserCree] = useState<LienCree>();
  const qui = LIBELLES_PARTIE[partie];
  return (
    <Modal opened onClose={fermer} size="lg" title={`Demander la réponse par un lien : ${qui.toLowerCase()}`}>
      {cree?.jeton && cree.codeLettre && cree.codeTelephone ? (
        <Remise lien={cree} partie={partie} fermer={fermer} />
      ) : (
        <Avant
          dispositif={dispositif}
          aujourdhui={aujourdhui}
          partie={partie}
          remplace={remplace}
          rejouee={cree !== undefined}
          surCree={poserCree}
          fermer={fermer}
        />
      )}
    </Modal>
  );
}

const fautesDAccord = ({ accordAssureLe }: { accordAssureLe: string }): Record<string, string> =>
  accordAssureLe === '' ? { accordAssureLe: 'Indiquez la date où l’assuré a donné son accord.' } : {};

type PropsAvant = Props & { readonly rejouee: boolean; readonly surCree: (lien: LienCree) => void };

function Avant({ dispositif, aujourdhui, partie, remplace, rejouee, surCree, fermer }: PropsAvant) {
  const formulaire = useFormulaire<{ accordAssureLe: string }, CreerLienRequete, LienCree>({
    initiales: { accordAssureLe: '' },
    libelles: { accordAssureLe: 'Accord de l’assuré donné le' },
    valider: fautesDAccord,
    corps: ({ accordAssureLe }) => ({ partie, accordAssureLe }),
    envoyer: (corps, cle) => commandesLien.creer(dispositif.id, corps, cle),
    surSucces: surCree,
  });
  const { form } = formulaire;
  return (
    <div className={styles['corps']}>
      <p>
        {partie === 'ENTREPRISE'
          ? 'L’entreprise verra le prénom de la personne et son initiale, le poste et les jours prévus. Rien sur sa santé, ni les réponses des autres.'
          : 'Le médecin verra le prénom de la personne et son initiale, l’objet et les dates. Il répond sans donner de motif médical.'}
      </p>
      <p>
        Le lien sert une fois, {JOURS_DU_LIEN} jours au plus. Il ne s’ouvre qu’avec un code que vous direz au téléphone.
      </p>
      {remplace && <Bandeau couleur="ambre">Le lien déjà donné cessera de valoir.</Bandeau>}
      {rejouee && (
        <Bandeau couleur="ambre">
          Ce lien avait déjà été donné&nbsp;: il ne se montre qu’une fois. Donnez-en un autre.
        </Bandeau>
      )}
      <CadreFormulaire formulaire={formulaire} bouton="Créer le lien" fermer={fermer} nu>
        <ChampDate
          label="Accord de l’assuré donné le"
          description="Il sait que vous posez cette question, et à qui."
          required
          max={aujourdhui}
          {...form.getInputProps('accordAssureLe')}
        />
      </CadreFormulaire>
    </div>
  );
}

type PropsRemise = { readonly lien: LienCree; readonly partie: PartieParLien; readonly fermer: () => void };

function Remise({ lien, partie, fermer }: PropsRemise) {
  // Dans le fragment : le navigateur ne l'envoie à aucun serveur, et aucun journal d'accès ne le garde.
  const adresse = `${window.location.origin}/repondre#${lien.jeton}`;
  const copier = async () => {
    await navigator.clipboard.writeText(adresse);
    prevenir.succes('Lien copié.');
  };
  return (
    <div className={styles['corps']}>
      <div className={`${styles['corps']} non-imprimable`}>
        <h3>1. Envoyez le lien, ou imprimez la lettre</h3>
        <div className={styles['copie']}>
          <TextInput
            label="Lien à envoyer"
            value={adresse}
            readOnly
            onFocus={(e) => e.currentTarget.select()}
            data-lien=""
          />
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden="true" />}
            onClick={() => void copier()}
          >
            Copier
          </Button>
        </div>
        <h3>2. Dites ce code au téléphone, jamais par écrit</h3>
        <p className={styles['code']} data-code-telephone="">
          {lien.codeTelephone?.replace(/^(...)/, '$1 ')}
        </p>
      </div>
      <Lettre lien={lien} partie={partie} />
      <div className="non-imprimable">
        <Bandeau couleur="ambre">
          La plateforme ne garde ni le lien ni les codes&nbsp;: fermée, cette fenêtre ne les montrera plus.
        </Bandeau>
      </div>
      <div className={`${styles['boutons']} non-imprimable`}>
        <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
          Imprimer la lettre
        </Button>
        <Button variant="default" onClick={fermer}>
          Fermer
        </Button>
      </div>
    </div>
  );
}

// Ni nom, ni objet : une lettre s'ouvre par d'autres. La page les dit, avec le code dit au téléphone.
const Lettre = ({ lien, partie }: Omit<PropsRemise, 'fermer'>) => (
  <div className={styles['lettre']} data-feuille="">
    <p>
      <b>{partie === 'ENTREPRISE' ? 'Madame, Monsieur,' : 'Docteur,'}</b>
    </p>
    <p>
      Le Service social de l’Assurance Maladie attend une réponse de votre part. Elle se donne en ligne, en deux
      minutes.
    </p>
    <ol>
      <li>
        Allez sur <b>{`${window.location.host}/repondre`}</b>
      </li>
      <li>Écrivez ce code. Les tirets et les majuscules ne comptent pas.</li>
    </ol>
    <p className={styles['code']} data-code-lettre="">
      {ecrireCodeInvitation(lien.codeLettre ?? '')}
    </p>
    <ol start={3}>
      <li>Écrivez aussi le code à six chiffres que nous vous donnons au téléphone.</li>
      <li>Lisez la demande et répondez. Ne donnez aucun motif médical.</li>
    </ol>
    <p className="fin">
      Ce code sert une fois, jusqu’au {dateHeureLongue(lien.expireLe)}. Vous pouvez aussi répondre par courrier.
    </p>
  </div>
);
