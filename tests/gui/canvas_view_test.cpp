#include "ui/canvas_view.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

constexpr Size kPhoto{6000, 4000};
constexpr Size kViewport{1200, 1000};

TEST(CanvasView, C1_fitShowsTheWholePhotoInTheMiddle) {
    const CanvasView view(kPhoto, kViewport);
    EXPECT_TRUE(view.fits());
    EXPECT_DOUBLE_EQ(view.scale(), 0.2);
    EXPECT_EQ(view.photoOnDevice(), QRectF(0, 100, 1200, 800));
}

TEST(CanvasView, C1_fitNeverEnlarges) {
    const CanvasView view({300, 200}, kViewport);
    EXPECT_DOUBLE_EQ(view.scale(), 1);
    EXPECT_EQ(view.photoOnDevice(), QRectF(450, 400, 300, 200));
}

TEST(CanvasView, C1_zoomKeepsThePhotoPointUnderThePointer) {
    const QPointF pointer(700, 450);
    // From a zoom on at which the photo fills the viewport: before that, its edges decide.
    CanvasView view = CanvasView(kPhoto, kViewport).zoomed(0.5, pointer);
    const QPointF before = view.toPhoto(pointer);
    for (int notch = 0; notch < 12; ++notch) view = view.zoomed(view.scale() * 1.2, pointer);
    const QPointF after = view.toPhoto(pointer);
    // Origins land on whole device pixels: half a device pixel may be lost at the last zoom.
    EXPECT_NEAR(after.x(), before.x(), 0.5 / view.scale() + 0.5);
    EXPECT_NEAR(after.y(), before.y(), 0.5 / view.scale() + 0.5);
}

TEST(CanvasView, C1_zoomStaysInItsRange) {
    const CanvasView view(kPhoto, kViewport);
    EXPECT_DOUBLE_EQ(view.zoomed(1000, {600, 500}).scale(), CanvasView::kMaxZoom);
    EXPECT_DOUBLE_EQ(view.zoomed(1e-6, {600, 500}).scale(), CanvasView::kMinZoom);
}

TEST(CanvasView, C1_aPhotoLargerThanTheViewportLeavesNoGap) {
    const CanvasView view = CanvasView(kPhoto, kViewport).zoomed(1, {600, 500});
    for (const QPointF delta : {QPointF(1e6, 1e6), QPointF(-1e6, -1e6), QPointF(1e6, -1e6)}) {
        const QRectF photo = view.panned(delta).photoOnDevice();
        EXPECT_LE(photo.left(), 0);
        EXPECT_LE(photo.top(), 0);
        EXPECT_GE(photo.right(), kViewport.width);
        EXPECT_GE(photo.bottom(), kViewport.height);
    }
}

TEST(CanvasView, W5_theOriginIsAWholeDevicePixelAtEveryZoom) {
    CanvasView view({997, 1201}, {1111, 777});
    for (int notch = 0; notch < 30; ++notch) {
        view = view.zoomed(view.scale() * 1.17, {201, 333}).panned({7.3, -2.9});
        const QPointF origin = view.photoOnDevice().topLeft();
        EXPECT_EQ(origin.x(), std::round(origin.x()));
        EXPECT_EQ(origin.y(), std::round(origin.y()));
    }
}

TEST(CanvasView, C1_theRequestShowsThePartThatIsPainted) {
    const CanvasView view = CanvasView(kPhoto, kViewport).zoomed(1, {600, 500}).panned({-321, 123});
    const Rect visible = view.request().visible(kPhoto);
    const QRectF landed = view.toDevice(visible);
    EXPECT_LE(landed.left(), 0);
    EXPECT_LE(landed.top(), 0);
    EXPECT_GE(landed.right(), kViewport.width - 1);
    EXPECT_GE(landed.bottom(), kViewport.height - 1);
    EXPECT_LE(landed.width(), kViewport.width + 4);
}

TEST(CanvasView, C1_whatIsLeftOfAPhotoIsFittedInItsPlace) {
    const Rect part{3000, 1000, 1000, 2000};
    const CanvasView view = CanvasView(kPhoto, kViewport).showing(part);
    EXPECT_TRUE(view.fits());
    EXPECT_DOUBLE_EQ(view.scale(), 0.5);
    EXPECT_EQ(view.shownOnDevice(), QRectF(350, 0, 500, 1000));
    EXPECT_DOUBLE_EQ(view.request().zoom, 0.5) << "the engine would fit the whole photo";
    const QRectF landed = view.toDevice(view.request().visible(kPhoto));
    EXPECT_EQ(landed, view.shownOnDevice()) << "nothing beyond it is computed";
    EXPECT_EQ(view.showing({0, 0, 6000, 4000}), CanvasView(kPhoto, kViewport));
    EXPECT_EQ(view.zoomed(2, {10, 10}).fitted(), view);
}

TEST(CanvasView, C1_panningStopsAtTheEdgesOfWhatIsLeft) {
    const CanvasView view = CanvasView(kPhoto, kViewport).showing({3000, 1000, 2000, 2000}).zoomed(1, {600, 500});
    EXPECT_EQ(view.panned({1e6, 1e6}).shownOnDevice().topLeft(), QPointF(0, 0));
    for (const QPointF delta : {QPointF(1e6, 1e6), QPointF(-321, 123), QPointF(-1e6, 77)}) {
        const QRectF landed = view.panned(delta).toDevice(view.panned(delta).request().visible(kPhoto));
        EXPECT_LE(landed.left(), 0);
        EXPECT_LE(landed.top(), 0);
        EXPECT_GE(landed.right(), kViewport.width - 1);
        EXPECT_GE(landed.bottom(), kViewport.height - 1);
    }
    EXPECT_EQ(view.panned({-1e6, -1e6}).shownOnDevice().bottomRight(), QPointF(1200, 1000));
    EXPECT_EQ(view.panned({-1e6, 0}).showing({0, 0, 6000, 4000}).scale(), 1) << "the zoom stays";
}

}  // namespace
}  // namespace glissade
