//! How a customer looks, as an author chooses it. Plain data: the face draws it, nothing else reads it.

use serde::{Deserialize, Serialize};

/// A customer's appearance. Everything has a default, so an author writes only what matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// How old they seem.
    pub age: Age,
    /// How broad they are.
    pub build: Build,
    /// The colour of their skin.
    pub skin: Skin,
    /// The outline of their head.
    pub head: Head,
    /// The shape of their eyes.
    pub eyes: Eyes,
    /// How thick their brows are.
    pub brows: Brows,
    /// The shape of their nose.
    pub nose: Nose,
    /// What marks their skin.
    pub marks: Marks,
    /// How their hair is worn.
    pub hair: Hair,
    /// The colour of their hair, brows and beard.
    pub hair_colour: HairColour,
    /// Beard or moustache.
    pub beard: Beard,
    /// What covers their head.
    pub covering: Covering,
    /// The colour of what covers their head.
    pub covering_colour: Colour,
    /// Whether they wear glasses.
    pub glasses: bool,
    /// What frame the glasses have.
    pub frames: Frames,
    /// Whether they wear earrings.
    pub earrings: bool,
    /// What they wear.
    pub clothing: Clothing,
    /// The colour of what they wear.
    pub clothing_colour: Colour,
}

/// How old a customer seems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Age {
    /// Under thirty.
    Young,
    /// Thirty to forty-five.
    #[default]
    Adult,
    /// Forty-five to sixty-five.
    Middle,
    /// Over sixty-five.
    Older,
}

/// How broad a customer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Build {
    /// Narrow shoulders, thin neck.
    Slight,
    /// Neither narrow nor broad.
    #[default]
    Medium,
    /// Broad shoulders, strong neck.
    Broad,
    /// Full face, round shoulders.
    Full,
}

/// The colour of a customer's skin, from lightest to darkest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Skin {
    /// The lightest, rosy.
    Porcelain,
    /// Light.
    Fair,
    /// Light, golden.
    Sand,
    /// Medium, olive.
    #[default]
    Olive,
    /// Medium, golden brown.
    Amber,
    /// Brown.
    Brown,
    /// Deep brown.
    Deep,
    /// The darkest.
    Ebony,
}

/// The outline of a customer's head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Head {
    /// An egg.
    #[default]
    Oval,
    /// Nearly a circle.
    Round,
    /// A strong, straight jaw.
    Square,
    /// Long and narrow.
    Long,
    /// Wide at the cheeks, with a narrow chin.
    Heart,
}

/// The shape of a customer's eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Eyes {
    /// Neither large nor narrow.
    #[default]
    Plain,
    /// Large and open.
    Round,
    /// Long, rising to the temple, with a smooth upper lid.
    Almond,
    /// Under heavy lids.
    Hooded,
    /// Small.
    Small,
}

/// How thick a customer's brows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Brows {
    /// As build and age have them.
    #[default]
    Plain,
    /// Thin and arched.
    Thin,
    /// Thick.
    Thick,
    /// Straight and full.
    Straight,
}

/// The shape of a customer's nose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Nose {
    /// As the outline of the head has it.
    #[default]
    Plain,
    /// Short and small.
    Small,
    /// Broad and soft.
    Broad,
    /// Long and narrow.
    Long,
    /// With a high bridge and a low tip.
    Hooked,
}

/// What marks a customer's skin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Marks {
    /// Nothing.
    #[default]
    None,
    /// Freckles over nose and cheeks.
    Freckles,
    /// A mole beside the mouth.
    Mole,
    /// A scar through one brow.
    Scar,
}

/// What frame a customer's glasses have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Frames {
    /// Soft squares.
    #[default]
    Square,
    /// Circles of thin wire.
    Round,
    /// Thick and dark, swept up at the temples.
    Thick,
    /// Half moons, worn low on the nose.
    HalfMoon,
}

/// How a customer's hair is worn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hair {
    /// None.
    Bald,
    /// None on top, short at the sides.
    Receding,
    /// Cropped close to the head.
    Crop,
    /// Short, with a parting at the side.
    #[default]
    Short,
    /// Short at the sides, swept up in front.
    Quiff,
    /// Short curls.
    Curls,
    /// A large, round cloud of coils.
    Afro,
    /// To the jaw, straight, with a fringe.
    Bob,
    /// To the shoulders, waved.
    Wavy,
    /// Below the shoulders, straight.
    Long,
    /// Long curls around the face.
    LongCurls,
    /// Drawn back into a bun on top.
    Bun,
    /// Drawn back into a tail.
    Ponytail,
    /// Rows of braids, drawn back and falling behind the shoulders.
    Braids,
    /// Locs to the shoulders, around the face.
    Locs,
    /// One thick plait over a shoulder.
    Plait,
    /// Cropped, with a swept fringe.
    Pixie,
}

/// The colour of a customer's hair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HairColour {
    /// Black.
    Black,
    /// Dark brown.
    #[default]
    DarkBrown,
    /// Chestnut.
    Chestnut,
    /// Light brown.
    LightBrown,
    /// Copper red.
    Copper,
    /// Blond.
    Blond,
    /// Pepper and salt.
    Grey,
    /// White.
    White,
}

/// A customer's beard or moustache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Beard {
    /// None.
    #[default]
    None,
    /// A few days of growth.
    Stubble,
    /// A moustache.
    Moustache,
    /// Around mouth and chin.
    Goatee,
    /// Short, along the jaw.
    Short,
    /// Full.
    Full,
}

/// What covers a customer's head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Covering {
    /// Nothing.
    #[default]
    None,
    /// A headscarf around face and neck.
    Hijab,
    /// A turban.
    Turban,
    /// A wrap tied high, ears free.
    Headwrap,
    /// A peaked cap.
    Cap,
    /// A knitted hat.
    Beanie,
    /// A small round cap, worn on the crown.
    Skullcap,
}

/// What a customer wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Clothing {
    /// A coat with wide lapels over a plain top.
    Coat,
    /// A shirt with a collar.
    Shirt,
    /// A round-necked jumper.
    #[default]
    Jumper,
    /// A jumper with a rolled neck.
    RollNeck,
    /// A blazer over a light shirt.
    Blazer,
    /// A suit with a tie.
    Suit,
    /// An apron over a shirt.
    Apron,
    /// Overalls over a T-shirt.
    Overalls,
    /// A hooded top.
    Hoodie,
    /// A blouse with an open neck.
    Blouse,
    /// A high-visibility waistcoat over a work shirt.
    HiVis,
    /// A T-shirt.
    TShirt,
    /// A cardigan over a light top.
    Cardigan,
    /// A long shirt with a small standing collar.
    Tunic,
}

/// The colour of clothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Colour {
    /// Warm off-white.
    Cream,
    /// Sand.
    Sand,
    /// Mustard yellow.
    Mustard,
    /// Rust.
    Rust,
    /// Brick red.
    Brick,
    /// Dusty rose.
    Rose,
    /// Plum.
    Plum,
    /// Navy blue.
    Navy,
    /// Sky blue.
    Sky,
    /// Deep teal.
    #[default]
    Teal,
    /// Sage green.
    Sage,
    /// Forest green.
    Forest,
    /// Stone grey.
    Stone,
    /// Charcoal.
    Charcoal,
}
